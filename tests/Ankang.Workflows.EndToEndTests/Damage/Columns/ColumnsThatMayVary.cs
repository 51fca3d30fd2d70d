namespace Ankang.Workflows.EndToEndTests.Damage.Columns;

/// <summary>Columns of which a row that is whole may have another value, or none: from the row alone nobody can know that it is damaged.</summary>
internal static class ColumnsThatMayVary
{
    private static readonly Dictionary<string, string[]> Known = new()
    {
        // The first night has no seal before it; the seals that left by mail show the break.
        ["Control/audit.seal"] = ["missing", "empty"],
        // Names may be erased.
        ["Control/change.by"] = ["empty"],
        ["Work/H.who"] = ["empty"],
        // A list begins without one; a summary leaves again under its identity.
        ["Control/lease-dispatch.summaryWeek"] = ["missing", "empty"],
        // By telephone and on paper nobody is written to; a folder reaches nobody.
        ["Control/told.reached"] = ["missing"],
        ["Control/told.to"] = ["missing", "empty"],
        // Nobody need be named; what is sorted may stand first.
        ["Directory/unit.supervisorEmail"] = ["missing"],
        ["Directory/unit.order"] = ["negative"],
    };

    public static bool Contains(ColumnDamage damage) =>
        Known.TryGetValue($"{damage.Kind}.{damage.Column}", out string[]? ways) && ways.Contains(damage.Way);
}
