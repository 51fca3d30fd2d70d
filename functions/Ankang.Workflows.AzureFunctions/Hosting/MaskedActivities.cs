using System.Diagnostics;
using OpenTelemetry;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>Masks the links in traces before any exporter sees them.</summary>
public sealed class MaskedActivities : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.DisplayName = SecretMask.Of(data.DisplayName);
        foreach ((string key, object? value) in data.TagObjects.ToArray())
        {
            if (value is string text && SecretMask.Of(text) is var masked && masked != text)
                data.SetTag(key, masked);
        }
    }
}
