using System.ComponentModel;
using System.Text.Json;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Api;

/// <summary>A due item as the API answers it.</summary>
public sealed record ApiItem
{
    [Description("{list}_{obligation}_{period}_{unit}")]
    public required string Id { get; init; }

    public required string Obligation { get; init; }

    [Description("The published number of its task.")]
    public required int Task { get; init; }

    public required string Title { get; init; }

    [Description("2021-03, 2021-b2, 2021-q1, 2021-h1, 2021 or once.")]
    public required string Period { get; init; }

    public required string Unit { get; init; }

    public required string UnitName { get; init; }

    [Description(
        "open, dueSoon, overdue, notDone, returned, extended, inReview, onTime, reportedLate, doneLate, waived, notApplicable or historic; derived now."
    )]
    public required string State { get; init; }

    [Description("none, reminder, supervision or interview: the highest rung that a mail server accepted.")]
    public required string Rung { get; init; }

    [Description("The deadline in force; the whole day is inside, Asia/Shanghai.")]
    public required DateOnly DueOn { get; init; }

    [Description("At least so many events are asked for; null where the duty has no number.")]
    public int? Required { get; init; }

    [Description("Events confirmed so far.")]
    public required int Count { get; init; }

    public DateOnly? ClosedOn { get; init; }

    [Description("The day on which the unit was first told of the duty, Asia/Shanghai; null while it was not, and nothing climbs.")]
    public DateOnly? ToldOn { get; init; }

    [Description("mail, phone or paper: how it was told; null while it was not.")]
    public string? ToldBy { get; init; }

    public static ApiItem Of(ItemGlance item) =>
        new()
        {
            Id = item.Key.ToString(),
            Obligation = item.Duty.Id,
            Task = item.Duty.Task,
            Title = item.Duty.Title,
            Period = item.Plan.Ref.Period,
            Unit = item.Unit.Id,
            UnitName = item.UnitName,
            State = item.Status.Code(),
            Rung = item.Rung.Code(),
            DueOn = item.DueOn,
            Required = item.Entry.Required,
            Count = item.Entry.Count,
            ToldOn = item.Told?.On,
            ToldBy = item.Told is { } told ? JsonNamingPolicy.CamelCase.ConvertName(told.Kind.ToString()) : null,
            ClosedOn = item.Item?.ClosedAt is { } at ? ChinaTime.DateOf(at) : item.Entry.ClosedOn,
        };
}
