using System.Diagnostics;
using Ankang.Workflows.AzureFunctions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Ankang.Workflows.AzureFunctions.Tests.Hosting;

/// <summary>No secret of a link reaches Application Insights from the app.</summary>
[Trait("Category", "Security")]
public sealed partial class SecretMaskTests
{
    [Theory]
    [InlineData("/u/abc-DEF_1.hanbin/items/x", "/u/***/items/x")]
    [InlineData("https://anwei.example.org/s/abc?done=1", "https://anwei.example.org/s/***?done=1")]
    [InlineData("GET /d/abc", "GET /d/***")]
    [InlineData("/welcome/0123 and /U/abc", "/welcome/*** and /U/***")]
    [InlineData("/units/hanbin, /supervisor/items/1, /u/{token}", "/units/hanbin, /supervisor/items/1, /u/***")]
    [InlineData("/u/***", "/u/***")]
    public void Text_LosesTheSecret_AndNothingElse(string text, string masked) => Assert.Equal(masked, SecretMask.Of(text));

    [Fact]
    public void Trace_IsMasked()
    {
        using var activity = new Activity("GET /u/secret");
        activity.SetTag("url.path", "/u/secret/items/1").SetTag("http.response.status_code", 200);
        using var mask = new MaskedActivities();
        mask.OnEnd(activity);
        Assert.Equal("GET /u/***", activity.DisplayName);
        Assert.Equal("/u/***/items/1", activity.GetTagItem("url.path"));
        Assert.Equal(200, activity.GetTagItem("http.response.status_code"));
    }

    [Fact]
    public void Line_IsMasked_WithWhatItIsMadeOf()
    {
        using var seen = new Seen();
        using ILoggerFactory logs = LoggerFactory.Create(l =>
            l.AddOpenTelemetry(o =>
            {
                o.IncludeFormattedMessage = true;
                o.AddProcessor(new MaskedLogs()).AddProcessor(seen);
            })
        );
        LogAddress(logs.CreateLogger("test"), "/u/secret");
        Assert.Equal("/u/*** failed", seen.Message);
        Assert.Contains(KeyValuePair.Create("Address", (object?)"/u/***"), seen.Attributes);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Address} failed")]
    private static partial void LogAddress(ILogger log, string address);

    private sealed class Seen : BaseProcessor<LogRecord>
    {
        public string? Message { get; private set; }

        public IReadOnlyList<KeyValuePair<string, object?>> Attributes { get; private set; } = [];

        public override void OnEnd(LogRecord data) => (Message, Attributes) = (data.FormattedMessage, data.Attributes ?? []);
    }
}
