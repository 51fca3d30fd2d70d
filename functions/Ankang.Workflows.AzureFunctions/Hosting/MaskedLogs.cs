using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>Masks the links in lines of the log before any exporter sees them.</summary>
public sealed class MaskedLogs : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.FormattedMessage = data.FormattedMessage is { } message ? SecretMask.Of(message) : null;
        data.Body = data.Body is { } body ? SecretMask.Of(body) : null;
        data.Attributes = data.Attributes?.Select(a => new KeyValuePair<string, object?>(a.Key, Masked(a.Value))).ToArray();
    }

    private static object? Masked(object? value) => value is string text ? SecretMask.Of(text) : value;
}
