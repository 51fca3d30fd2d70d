using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Fluid.Values;

namespace Ankang.Workflows.Notices;

/// <summary>What one notice gives its template to say.</summary>
internal sealed partial class TemplateModel(int year)
{
    private const string ProgressNote = "进展说明";

    public Dictionary<string, FluidValue> Values { get; } = [];

    /// <summary>The year of the slot: what a date without a year means until a full one is printed.</summary>
    public int Year { get; } = year;

    public void Set(string name, string? value) => Values[name] = Text(value);

    public void Set(string name, int? value) => Values[name] = Number(value);

    public void Set(string name, bool value) => Values[name] = BooleanValue.Create(value);

    public void Set(string name, DateOnly? value) => Values[name] = Date(value);

    public void Set(string name, DateTimeOffset value) => Values[name] = new ObjectValue(value);

    public void Set(string name, FluidValue value) => Values[name] = value;

    public void Set(string name, IEnumerable<FluidValue> values) => Values[name] = List(values);

    public void Set(string name, IEnumerable<string> values) => Values[name] = List(values.Select(Text));

    // Data may not begin a line of its own; empty is nil, so that templates can ask for it.
    public static FluidValue Text(string? value) =>
        string.IsNullOrWhiteSpace(value) ? NilValue.Instance : StringValue.Create(Breaks().Replace(value, " ").Trim());

    public static FluidValue Number(int? value) => value is { } number ? NumberValue.Create(number) : NilValue.Instance;

    public static FluidValue Date(DateOnly? value) => value is { } date ? new ObjectValue(date) : NilValue.Instance;

    public static FluidValue List(IEnumerable<FluidValue> values) => new ArrayValue([.. values]);

    public static FluidValue Object(Dictionary<string, FluidValue> members) => new DictionaryValue(new FluidValueDictionaryFluidIndexable(members));

    public static FluidValue Item(NoticeItem item) =>
        Object(
            new()
            {
                ["task"] = Number(item.Task),
                ["name"] = Text(item.ShortName),
                ["period"] = Text(
                    item.IsProgressNote && item.PeriodName.EndsWith(ProgressNote, StringComparison.Ordinal)
                        ? item.PeriodName[..^ProgressNote.Length]
                        : item.PeriodName
                ),
                ["note"] = BooleanValue.Create(item.IsProgressNote),
                ["demand"] = Text(item.Demand),
                ["due"] = Date(item.DueOn),
                ["original_due"] = Date(item.OriginalDueOn),
                ["moved_from"] = Date(item.MovedFrom),
                ["extended"] = BooleanValue.Create(item.DueOn != item.OriginalDueOn),
                ["required"] = Number(item.Required),
                ["count"] = Number(item.Count),
                ["missing"] = Number(Math.Max(0, (item.Required ?? 0) - item.Count)),
                ["counter"] = Text(item.Counter),
                ["within"] = Text(item.WithinWhat),
                ["within_required"] = Number(item.RequiredWithin),
                ["within_count"] = Number(item.CountWithin),
                ["within_missing"] = Number(Math.Max(0, (item.RequiredWithin ?? 0) - item.CountWithin)),
                ["reminded"] = Date(item.RemindedOn),
                ["reminded_by"] = Text(item.RemindedBy ?? "邮件"),
                ["supervised"] = Date(item.SupervisedOn),
                ["interviewed"] = Date(item.InterviewedOn),
                ["interview"] = Text(item.InterviewStands),
                ["held"] = Date(item.InterviewHeldOn),
                ["told"] = Text(item.ToldByHand),
                ["told_on"] = Date(item.ToldOn),
                ["reply_by"] = Date(item.ReplyBy),
                ["reply_from"] = Date(item.ReplyMovedFrom),
                ["reply_over"] = BooleanValue.Create(item.IsReplyOver),
                ["late"] = Number(item.WorkingDaysLate),
                ["suggested"] = Date(item.SuggestedDay),
                ["reason"] = Text(item.Reason?.Trim().TrimEnd('。', '.', '；', ';')),
                ["answers"] = Date(item.AnswersOn),
                ["until"] = Date(item.MendBy),
                ["reported"] = Date(item.ReportedOn),
                ["returned"] = Date(item.ReturnedOn),
                ["signing"] = Date(item.AwaitsSignOffSince),
                ["asking"] = BooleanValue.Create(item.ExtensionAsked),
            }
        );

    public static FluidValue Duty(BriefedDuty briefed, DateOnly issued) => Duty(briefed.Obligation, briefed, issued);

    private static FluidValue Duty(Obligation duty, BriefedDuty briefed, DateOnly issued) =>
        Object(
            new()
            {
                ["task"] = Number(duty.Task),
                ["name"] = Text(duty.ShortName),
                ["title"] = Text(duty.Title.TrimEnd('。', '.', '；', ';')),
                ["rhythm"] = Text(duty.Opening == OpeningKind.Report ? "event" : duty.Recurrence.Code()),
                ["per_period"] = Number(duty.PerPeriod ?? 0),
                ["per_year"] = Number(duty.PerYear),
                ["within"] = List(duty.Within.Select(quota => Object(new() { ["what"] = Text(quota.What), ["number"] = Number(quota.PerYear) }))),
                ["counter"] = Text(duty.Counter),
                ["due"] = Date(duty.DueOn),
                ["helpers"] = Text(briefed.Helpers),
                ["lead"] = Text(briefed.Lead),
                ["by"] = Text(duty.DueWithin?.Chinese(duty.Recurrence)),
                ["historic"] = BooleanValue.Create(briefed.IsHistoric),
                ["before_issue"] = BooleanValue.Create(duty.DueOn < issued),
                ["historic_until"] = Text(briefed.IsHistoric || briefed.LastHistoric is not { } last ? null : ChineseDates.PeriodName(last)),
            }
        );

    public static FluidValue Corrected(CorrectedRung rung) =>
        Object(new() { ["on"] = Date(rung.On), ["kind"] = Text(NoticeKinds.Rungs.First(k => k.Rung == rung.Rung).Template) });

    /// <summary>One row of a table: a unit with its items, at least one.</summary>
    public static FluidValue Line(string unit, IReadOnlyList<NoticeItem> items, DateOnly? replyBy)
    {
        FluidValue[] cells = [.. items.Select(i => Item(WithoutBars(i)))];
        return Object(
            new()
            {
                ["unit"] = Cell(unit),
                ["item"] = cells[0],
                ["items"] = List(cells),
                ["reply_by"] = Date(replyBy),
            }
        );
    }

    /// <summary>The item for a table: a bar in data would cut its cell in two.</summary>
    public static NoticeItem WithoutBars(NoticeItem item) =>
        item with
        {
            ShortName = item.ShortName.Replace('|', '｜'),
            PeriodName = item.PeriodName.Replace('|', '｜'),
        };

    public static FluidValue Morning(MorningPart part, string linkBase) =>
        Object(
            new()
            {
                ["title"] = Text(part.List),
                ["lines"] = List(part.Lines.Select(l => Object(new() { ["text"] = Text(l.Text), ["link"] = Text($"{linkBase}{l.Path}") }))),
            }
        );

    public static FluidValue Failure(FailedDelivery failure) =>
        Object(
            new()
            {
                ["unit"] = Cell(failure.Unit),
                ["role"] = Cell(failure.Role),
                ["kind"] = Text(NoticeKinds.Of(failure.Kind).Template),
                ["sent"] = new ObjectValue(failure.SentAt),
                ["email"] = Cell(failure.Email),
                ["answer"] = Cell(failure.Answer),
                ["items"] = List(failure.Items.Select(i => Item(WithoutBars(i)))),
                ["others_reached"] = BooleanValue.Create(failure.OthersReached),
                ["dead"] = BooleanValue.Create(failure.IsDead),
            }
        );

    // A bar in data would cut its cell in two.
    private static FluidValue Cell(string text) => Text(text.Replace('|', '｜'));

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}]+")]
    private static partial Regex Breaks();
}
