namespace Ankang.Workflows.Reports;

/// <summary>Units in a sentence: at most three by name, the number always with those not named.</summary>
internal static class UnitList
{
    private const int Named = 3;

    /// <summary>市教体局; 甲、乙2个单位; 甲、乙、丙等5个单位, where 5 includes the named.</summary>
    public static string Count(IReadOnlyList<string> names) =>
        names.Count switch
        {
            1 => names[0],
            <= Named => $"{string.Join('、', names)}{names.Count}个单位",
            _ => $"{string.Join('、', names.Take(Named))}等{names.Count}个单位",
        };

    /// <summary>For brackets behind a number: 甲、乙; 甲、乙、丙等.</summary>
    public static string Names(IReadOnlyList<string> names) => string.Join('、', names.Take(Named)) + (names.Count > Named ? "等" : "");
}
