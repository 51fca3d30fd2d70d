using System.Globalization;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.DueItems;

/// <summary>What a line of the history says of its item as it stood after the line.</summary>
/// <remarks>By it the audit judges the item's row, and writes a lost one anew.</remarks>
/// <remarks>It holds what changes with a line and in no other way.</remarks>
/// <param name="Count">Events reported, less those that count no more.</param>
/// <param name="Required">How many are asked for; null where none is.</param>
public sealed record ItemGist(
    ItemState State,
    DateTimeOffset? ClosedAt,
    DateOnly? CompletedOn,
    DateOnly DueOn,
    int Count,
    int Within,
    int? Required,
    int? RequiredWithin,
    int Cycle,
    DateOnly? LadderFrom,
    DateOnly? HeldUntil,
    DateTimeOffset? CourtesyAt,
    AcceptedRung? Reminder,
    AcceptedRung? Supervision,
    AcceptedRung? Interview
)
{
    private const char Sep = ';';
    private const int Parts = 15;

    public static ItemGist Of(DueItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(
            item.State,
            item.ClosedAt,
            item.CompletedOn,
            item.DueOn,
            item.Count,
            item.CountWithin,
            item.Required,
            item.RequiredWithin,
            item.Cycle,
            item.LadderFrom,
            item.HeldUntil,
            item.CourtesyAt,
            item.Reminder,
            item.Supervision,
            item.Interview
        );
    }

    /// <exception cref="FormatException">The text is none.</exception>
    public static ItemGist Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(Sep);
        if (parts.Length != Parts || !Enum.TryParse(parts[0], out ItemState state))
            throw new FormatException($"'{text}' does not say how an item stood.");
        return new(
            state,
            Moment(parts[1]),
            Day(parts[2]),
            Day(parts[3]) ?? throw new FormatException($"'{text}' names no due day."),
            int.Parse(parts[4], CultureInfo.InvariantCulture),
            int.Parse(parts[5], CultureInfo.InvariantCulture),
            Number(parts[6]),
            Number(parts[7]),
            int.Parse(parts[8], CultureInfo.InvariantCulture),
            Day(parts[9]),
            Day(parts[10]),
            Moment(parts[11]),
            Rung(parts[12]),
            Rung(parts[13]),
            Rung(parts[14])
        );
    }

    /// <summary>What a text as a column keeps it says of the three rungs: its last three parts, unread.</summary>
    public static ReadOnlySpan<char> RungsOf(string text)
    {
        ReadOnlySpan<char> before = text;
        for (int rung = 0; rung < 3 && before.LastIndexOf(Sep) is >= 0 and var end; rung++)
            before = before[..end];
        return text.AsSpan(before.Length);
    }

    /// <summary>As a column keeps it: parts in the order of the parameters, days as ISO dates, moments in UTC.</summary>
    public override string ToString() =>
        string.Join(
            Sep,
            State,
            Text(ClosedAt),
            Text(CompletedOn),
            Text(DueOn),
            Count.ToString(CultureInfo.InvariantCulture),
            Within.ToString(CultureInfo.InvariantCulture),
            Required?.ToString(CultureInfo.InvariantCulture),
            RequiredWithin?.ToString(CultureInfo.InvariantCulture),
            Cycle.ToString(CultureInfo.InvariantCulture),
            Text(LadderFrom),
            Text(HeldUntil),
            Text(CourtesyAt),
            Text(Reminder),
            Text(Supervision),
            Text(Interview)
        );

    /// <summary>What another says otherwise, in Chinese: what it is about, as it stands here, as it stands there.</summary>
    public IEnumerable<(string What, string Here, string There)> Against(ItemGist other)
    {
        ArgumentNullException.ThrowIfNull(other);
        // Judged by what is kept, told by what a person reads.
        return ToString()
            .Split(Sep)
            .Zip(other.ToString().Split(Sep), (here, there) => here == there)
            .Zip(Told(this).Zip(Told(other)))
            .Where(d => !d.First)
            .Select(d => (d.Second.First.What, d.Second.First.Said, d.Second.Second.Said));
    }

    private static IEnumerable<(string What, string Said)> Told(ItemGist gist) =>
        [
            ("状态", HistoryText.State(gist.State)),
            ("办结时间", Said(gist.ClosedAt)),
            ("完成日期", Said(gist.CompletedOn)),
            ("完成时限", Said(gist.DueOn)),
            ("累计数量", $"{gist.Count}"),
            ("其中数量", $"{gist.Within}"),
            ("要求数量", Said(gist.Required)),
            ("要求其中数量", Said(gist.RequiredWithin)),
            ("督办程序", $"第{gist.Cycle}轮"),
            ("起算日期", Said(gist.LadderFrom)),
            ("暂缓至", Said(gist.HeldUntil)),
            ("到期提醒", Said(gist.CourtesyAt)),
            ("提醒", Said(gist.Reminder)),
            ("督办", Said(gist.Supervision)),
            ("约谈事项告知", Said(gist.Interview)),
        ];

    private static string Said(int? number) => number is { } asked ? $"{asked}" : "无";

    private static string Said(DateTimeOffset? at) => at is { } moment ? ChineseDates.Moment(moment) : "无";

    private static string Said(DateOnly? day) => day is { } date ? ChineseDates.Full(date) : "无";

    private static string Said(AcceptedRung? rung) =>
        rung is null ? "未发" : $"{ChineseDates.Moment(rung.At)}{(rung.ReplyBy is { } day ? $"，反馈时限{ChineseDates.Short(day)}" : "")}";

    private static string Text(DateTimeOffset? at) => at is { } moment ? moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : "";

    private static string Text(DateOnly? day) => day is { } date ? date.ToString("O", CultureInfo.InvariantCulture) : "";

    private static string Text(AcceptedRung? rung) => rung is null ? "" : $"{Text(rung.At)},{Text(rung.ReplyBy)}";

    private static DateTimeOffset? Moment(string text) =>
        text.Length == 0
            ? null
            : DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private static AcceptedRung? Rung(string text) =>
        text.Split(',') is [var at, var replyBy] && Moment(at) is { } moment ? new AcceptedRung(moment, Day(replyBy)) : null;
}
