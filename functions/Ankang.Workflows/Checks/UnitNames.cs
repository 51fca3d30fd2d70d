using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Checks;

/// <summary>Units in a sentence: three by name.</summary>
internal static class UnitNames
{
    private const int Named = 3;

    /// <summary>汉滨区、汉阴县、石泉县等</summary>
    public static string Of(IReadOnlyList<ResponsibleUnit> units, DateOnly day) =>
        string.Join('、', units.Take(Named).Select(u => u.NameOn(day).Short)) + (units.Count > Named ? "等" : "");
}
