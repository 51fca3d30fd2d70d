using System.Globalization;

namespace Ankang.Workflows.Rules.Calendar;

/// <summary>The civil dates (Asia/Shanghai) that one due item answers for. Both ends belong to it.</summary>
/// <remarks>
/// The id is part of storage keys and must never change: <c>2021-w07</c>, <c>2021-03-t2</c> (中旬), <c>2021-03</c>, <c>2021-b2</c>, <c>2021-q1</c>,
/// <c>2021-h1</c>, <c>2021</c> or <c>once</c> (never its date, so that a corrected deadline does not move the rows).
/// </remarks>
public sealed record Period
{
    /// <summary>The id of a period that has no rhythm.</summary>
    public const string OnceId = "once";

    /// <summary>A span of civil days; both ends are inside.</summary>
    public Period(string id, DateOnly first, DateOnly last)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (last < first)
            throw new ArgumentException($"Period '{id}' must not end before it starts: {first:O} to {last:O}.", nameof(last));
        (Id, First, Last) = (id, first, last);
    }

    /// <summary>Part of storage keys: 2021-03, 2021-q1, 2021-w07, once.</summary>
    public string Id { get; }

    /// <summary>The first day, inside.</summary>
    public DateOnly First { get; }

    /// <summary>The last day, inside the period.</summary>
    public DateOnly Last { get; }

    /// <summary>A week, Monday to Sunday, numbered as ISO 8601 does.</summary>
    /// <remarks>
    /// A year's first and last week reach to its edges: days before its first Monday that ISO counts to the year before
    /// (1–3 January 2021) belong to w01, days after its last Sunday that ISO counts to the next (30–31 December 2024)
    /// to the last week, and a week is cut at New Year. So the weeks of a year tile it, and two years' lists share no day.
    /// </remarks>
    public static Period Week(int year, int number)
    {
        DateOnly first = number == 1 ? new(year, 1, 1) : DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday));
        DateOnly last =
            number == ISOWeek.GetWeeksInYear(year) ? new(year, 12, 31) : DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Sunday));
        return new($"{year:D4}-w{number:D2}", first, last);
    }

    /// <param name="number">1 上旬, 2 中旬, 3 下旬.</param>
    public static Period TenDays(int year, int month, int number) =>
        new(
            $"{year:D4}-{month:D2}-t{number}",
            new(year, month, number * 10 - 9),
            number == 3 ? EndOfMonth(year, month) : new(year, month, number * 10)
        );

    /// <summary>A month, 1 to 12.</summary>
    public static Period Month(int year, int month) => new($"{year:D4}-{month:D2}", new(year, month, 1), EndOfMonth(year, month));

    /// <param name="number">1 for January–February to 6 for November–December.</param>
    public static Period TwoMonths(int year, int number) => new($"{year:D4}-b{number}", new(year, number * 2 - 1, 1), EndOfMonth(year, number * 2));

    /// <summary>A quarter, 1 to 4.</summary>
    public static Period Quarter(int year, int number) => new($"{year:D4}-q{number}", new(year, number * 3 - 2, 1), EndOfMonth(year, number * 3));

    /// <summary>A half-year, 1 or 2.</summary>
    public static Period Half(int year, int number) => new($"{year:D4}-h{number}", new(year, number * 6 - 5, 1), EndOfMonth(year, number * 6));

    /// <summary>A calendar year.</summary>
    public static Period Year(int year) => new($"{year:D4}", new(year, 1, 1), new(year, 12, 31));

    /// <summary>The single span of a one-off or standing duty of <paramref name="year"/>'s list.</summary>
    public static Period Once(int year) => new(OnceId, new(year, 1, 1), new(year, 12, 31));

    /// <summary>All periods of <paramref name="recurrence"/> in <paramref name="year"/>, in order; they tile the year without a gap.</summary>
    public static IReadOnlyList<Period> Of(Recurrence recurrence, int year) =>
        recurrence switch
        {
            Recurrence.Weekly => [.. Enumerable.Range(1, ISOWeek.GetWeeksInYear(year)).Select(n => Week(year, n))],
            Recurrence.Tendaily => [.. Enumerable.Range(0, 36).Select(n => TenDays(year, n / 3 + 1, n % 3 + 1))],
            Recurrence.Monthly => [.. Enumerable.Range(1, 12).Select(n => Month(year, n))],
            Recurrence.Bimonthly => [.. Enumerable.Range(1, 6).Select(n => TwoMonths(year, n))],
            Recurrence.Quarterly => [.. Enumerable.Range(1, 4).Select(n => Quarter(year, n))],
            Recurrence.HalfYearly => [Half(year, 1), Half(year, 2)],
            Recurrence.Yearly => [Year(year)],
            Recurrence.Once or Recurrence.Continuous => [Once(year)],
            _ => throw new ArgumentOutOfRangeException(nameof(recurrence), recurrence, "No such recurrence."),
        };

    /// <summary>The length of the rhythm that a period belongs to, in days: 7, 10, 30, 60, 90, 180, 365; null for <c>once</c>.</summary>
    internal static int? RhythmDays(string id)
    {
        if (id == OnceId)
            return null;
        string[] parts = id.Split('-');
        return parts.Length == 1 ? 365
            : parts.Length == 3 ? 10
            : parts[1][0] switch
            {
                'w' => 7,
                'b' => 60,
                'q' => 90,
                'h' => 180,
                _ => 30,
            };
    }

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    private static DateOnly EndOfMonth(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}
