namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>What files, columns and forms call the roles of a unit's people.</summary>
public static class ContactRoles
{
    /// <summary>The posts of a unit, in the order in which its people are named.</summary>
    public static IReadOnlyList<ContactRole> All { get; } = [.. Enum.GetValues<ContactRole>().Where(r => r != ContactRole.Substitute)];

    /// <summary><c>liaison</c>, <c>deputy2</c>: the key in units.yaml, and the beginning of a column's name.</summary>
    public static string Code(this ContactRole role) =>
        role switch
        {
            ContactRole.SecondDeputy => "deputy2",
            ContactRole.ThirdDeputy => "deputy3",
            _ => role.ToString().ToLowerInvariant(),
        };

    /// <summary>True for 副联络员, whichever of the three.</summary>
    public static bool IsDeputy(this ContactRole role) => role is ContactRole.Deputy or ContactRole.SecondDeputy or ContactRole.ThirdDeputy;
}
