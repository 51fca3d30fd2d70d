using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Tests.Web;

/// <summary>A visitor who closes the page is no error of the host; a fault of ours is one, whoever looks.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class LeavingVisitorTests
{
    public static TheoryData<Exception> EndsOfWork =>
        [
            new TaskCanceledException(),
            new IOException("The client reset the request stream."),
            new BadHttpRequestException("Unexpected end of request content."),
            new InvalidDataException("Cut off.", new IOException("The client is gone.")),
        ];

    [Theory]
    [MemberData(nameof(EndsOfWork))]
    public async Task Leaving_IsAnsweredWith499_AndLoggedAsNoError(Exception end)
    {
        (int status, IEnumerable<LogLevel> logged) = await RunAsync(end, hasLeft: true);
        Assert.Equal(StatusCodes.Status499ClientClosedRequest, status);
        Assert.All(logged, level => Assert.Equal(LogLevel.Debug, level));
    }

    [Fact]
    public async Task Fault_IsLoggedAsError_ThoughTheVisitorLeft()
    {
        (int status, IEnumerable<LogLevel> logged) = await RunAsync(new InvalidOperationException("ours"), hasLeft: true);
        Assert.Equal(StatusCodes.Status500InternalServerError, status);
        Assert.Contains(LogLevel.Error, logged);
    }

    [Fact]
    public async Task Cancellation_IsLoggedAsError_WhileTheVisitorWaits()
    {
        (int status, IEnumerable<LogLevel> logged) = await RunAsync(new TaskCanceledException(), hasLeft: false);
        Assert.Equal(StatusCodes.Status500InternalServerError, status);
        Assert.Contains(LogLevel.Error, logged);
    }

    private static async Task<(int Status, IEnumerable<LogLevel> Logged)> RunAsync(Exception end, bool hasLeft)
    {
        using var levels = new Levels();
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging(l => l.AddProvider(levels).SetMinimumLevel(LogLevel.Debug))
            .BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Features.Set<IHttpRequestLifetimeFeature>(new Lifetime(new CancellationToken(hasLeft)));
        await Guards.FaultAsync(context, _ => throw end);
        return (context.Response.StatusCode, levels.Seen);
    }

    private sealed class Lifetime(CancellationToken aborted) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; } = aborted;

        public void Abort() { }
    }

    private sealed class Levels : ILoggerProvider, ILogger
    {
        public List<LogLevel> Seen { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Seen.Add(logLevel);

        public void Dispose() { }
    }
}
