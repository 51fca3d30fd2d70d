using System.Globalization;

namespace Ankang.Workflows.Web.People;

/// <summary>委托: for some days somebody may do what another may, under his own name.</summary>
/// <param name="For">Account of whoever is away.</param>
/// <param name="From">First day, inside, Asia/Shanghai.</param>
/// <param name="To">Last day, inside.</param>
public sealed record StandIn(string For, DateOnly From, DateOnly To)
{
    /// <summary>Longest; who is away for longer hands over (交接).</summary>
    public const int MostDays = 92;

    public bool Holds(DateOnly day) => From <= day && day <= To;

    /// <summary>As a row has it: several, parted by semicolons.</summary>
    internal static string Write(IEnumerable<StandIn> all) => string.Join(';', all.Select(s => $"{s.For} {s.From:yyyy-MM-dd} {s.To:yyyy-MM-dd}"));

    /// <exception cref="FormatException">It was not written by <see cref="Write"/>.</exception>
    internal static IReadOnlyList<StandIn> Read(string? text) =>
        [
            .. (text ?? "")
                .Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(s => s.Split(' '))
                .Select(p => p is [var who, var from, var to] ? new StandIn(who, Day(from), Day(to)) : throw new FormatException($"'{text}'")),
        ];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
