using System.ComponentModel;
using Ankang.Workflows.Accidents;

namespace Ankang.Workflows.Web.Api;

/// <summary>An accident as it stands, and how those on duty (值班) were told of it.</summary>
public sealed record ApiAccident(
    string List,
    int Number,
    string Unit,
    DateTimeOffset OccurredAt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? ReportedAt,
    string Place,
    AccidentLevel Level,
    string Facts,
    string RecordedBy,
    DateTimeOffset RecordedAt,
    [property: Description("Rounds that a mail server took for at least one person.")] int RoundsTold,
    [property: Description("When they are told again; null where nothing is to be sent any more.")] DateTimeOffset? NextAt,
    [property: Description("Who acknowledged it (已接收); null while nobody has.")] string? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt
)
{
    internal static ApiAccident Of(string list, Accident accident, AccidentAlarm? alarm) =>
        new(
            list,
            accident.Number,
            accident.Unit,
            accident.OccurredAt,
            accident.ReceivedAt,
            accident.ReportedAt,
            accident.Place,
            accident.Level,
            accident.Facts,
            accident.Who.Name,
            accident.At,
            alarm?.RoundsTold ?? 0,
            alarm?.NextAt,
            alarm?.Received?.Who.Name,
            alarm?.Received?.At
        );
}
