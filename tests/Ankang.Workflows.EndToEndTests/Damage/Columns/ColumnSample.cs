using System.Globalization;
using CsCheck;

namespace Ankang.Workflows.EndToEndTests.Damage.Columns;

/// <summary>Which of all cases run: a drawn few, or what <c>ANKANG_DAMAGE</c> says.</summary>
internal static class ColumnSample
{
    /// <summary><c>all</c>; <c>seed:7</c> for the few that this seed draws; else part of the names that <see cref="ColumnDamage.ToString"/> gives.</summary>
    private const string Variable = "ANKANG_DAMAGE";

    /// <param name="few">How many are drawn where nobody says otherwise.</param>
    public static IEnumerable<(int Index, T Case)> Of<T>(IReadOnlyList<T> all, int few)
        where T : notnull
    {
        string wish = Environment.GetEnvironmentVariable(Variable) ?? "seed:1";
        IEnumerable<(int Index, T Case)> numbered = all.Select((c, i) => (i, c));
        if (wish == "all")
            return numbered;
        if (!wish.StartsWith("seed:", StringComparison.Ordinal))
            return numbered.Where(c => c.Case.ToString()!.Contains(wish, StringComparison.Ordinal));
        var draws = new PCG(1, ulong.Parse(wish[5..], CultureInfo.InvariantCulture));
        return numbered.OrderBy(_ => draws.Next(int.MaxValue)).Take(few).OrderBy(c => c.Index);
    }
}
