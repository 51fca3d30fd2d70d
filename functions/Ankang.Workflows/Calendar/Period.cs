namespace Ankang.Workflows.Calendar;

/// <summary>The civil dates (Asia/Shanghai) that one due item answers for. Both ends belong to it.</summary>
/// <remarks>
/// The id is part of storage keys and must never change: <c>2021-03</c>, <c>2021-b2</c>, <c>2021-q1</c>,
/// <c>2021-h1</c>, <c>2021</c> or <c>once</c> (never its date, so that a corrected deadline does not move the rows).
/// </remarks>
public sealed record Period
{
    public const string OnceId = "once";

    public Period(string id, DateOnly first, DateOnly last)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (last < first)
            throw new ArgumentException($"Period '{id}' must not end before it starts: {first:O} to {last:O}.", nameof(last));
        (Id, First, Last) = (id, first, last);
    }

    public string Id { get; }

    public DateOnly First { get; }

    /// <summary>The last day, inside the period.</summary>
    public DateOnly Last { get; }

    public static Period Month(int year, int month) =>
        new($"{year:D4}-{month:D2}", new(year, month, 1), EndOfMonth(year, month));

    /// <param name="number">1 for January–February to 6 for November–December.</param>
    public static Period TwoMonths(int year, int number) =>
        new($"{year:D4}-b{number}", new(year, number * 2 - 1, 1), EndOfMonth(year, number * 2));

    public static Period Quarter(int year, int number) =>
        new($"{year:D4}-q{number}", new(year, number * 3 - 2, 1), EndOfMonth(year, number * 3));

    public static Period Half(int year, int number) =>
        new($"{year:D4}-h{number}", new(year, number * 6 - 5, 1), EndOfMonth(year, number * 6));

    public static Period Year(int year) => new($"{year:D4}", new(year, 1, 1), new(year, 12, 31));

    /// <summary>The single span of a one-off or standing duty of <paramref name="year"/>'s list.</summary>
    public static Period Once(int year) => new(OnceId, new(year, 1, 1), new(year, 12, 31));

    /// <summary>All periods of <paramref name="recurrence"/> in <paramref name="year"/>, in order; they tile the year without a gap.</summary>
    public static IReadOnlyList<Period> Of(Recurrence recurrence, int year) => recurrence switch
    {
        Recurrence.Monthly => [.. Enumerable.Range(1, 12).Select(n => Month(year, n))],
        Recurrence.Bimonthly => [.. Enumerable.Range(1, 6).Select(n => TwoMonths(year, n))],
        Recurrence.Quarterly => [.. Enumerable.Range(1, 4).Select(n => Quarter(year, n))],
        Recurrence.HalfYearly => [Half(year, 1), Half(year, 2)],
        Recurrence.Yearly => [Year(year)],
        Recurrence.Once or Recurrence.Continuous => [Once(year)],
        _ => throw new ArgumentOutOfRangeException(nameof(recurrence), recurrence, "No such recurrence."),
    };

    public override string ToString() => Id;

    private static DateOnly EndOfMonth(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}
