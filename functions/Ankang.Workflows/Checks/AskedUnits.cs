using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Checks;

/// <summary>The units that a list asks for something, in roster order.</summary>
internal static class AskedUnits
{
    public static IEnumerable<ResponsibleUnit> Of(ListInForce list)
    {
        HashSet<string> asked = [.. list.Plans.Where(p => !p.Withdrawn).SelectMany(list.AskedIn).Select(u => u.Id)];
        return list.Directory.Units.Where(u => asked.Contains(u.Id));
    }
}
