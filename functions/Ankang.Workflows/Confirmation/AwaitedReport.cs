using System.Text.Json;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Confirmation;

/// <summary>A report as it is kept while it waits to be signed off (单位审签), in JSON: all that it said, and who sent it.</summary>
internal sealed record AwaitedReport(
    string RequestId,
    DateOnly? CompletedOn,
    int? Count,
    int Within,
    int? Size,
    string? Note,
    Actor Who,
    DateOnly? ReportedOn,
    string? Reference,
    IReadOnlyList<Attachment> Attachments,
    Reporter? Reporter
)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ConfirmRequest request) =>
        JsonSerializer.Serialize(
            new AwaitedReport(
                request.RequestId,
                request.CompletedOn,
                request.Count,
                request.Within,
                request.Size,
                request.Note,
                request.Who,
                request.ReportedOn,
                request.Reference,
                request.Attachments,
                request.Reporter
            ),
            Plain
        );

    /// <summary>The report that waits at an item.</summary>
    /// <exception cref="InvalidDataException">None waits, or it cannot be read.</exception>
    public static ConfirmRequest Of(DueItem item)
    {
        AwaitedReport kept = (item.SignOff is { } waits ? JsonSerializer.Deserialize<AwaitedReport>(waits.Report, Plain) : null)
            ?? throw new InvalidDataException($"Item {item.Key} has no report that waits to be signed off.");
        return new(item.Key, kept.RequestId, kept.CompletedOn, kept.Count, kept.Within, kept.Size, kept.Note, kept.Who)
        {
            ReportedOn = kept.ReportedOn,
            Reference = kept.Reference,
            Attachments = kept.Attachments,
            Reporter = kept.Reporter,
        };
    }
}
