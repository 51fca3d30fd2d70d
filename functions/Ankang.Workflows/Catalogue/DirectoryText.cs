using System.Text;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>Writes a directory as a <c>units.yaml</c>, which <see cref="DirectoryReader"/> reads back to the same.</summary>
/// <remarks>Spans of former members stand in the product's own directory, not in a file; a flag of a returned mail neither.</remarks>
public static class DirectoryText
{
    public static string Write(UnitDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var yaml = new StringBuilder("units:\n");
        foreach (ResponsibleUnit unit in directory.Units)
            Unit(yaml, unit);
        if (directory.Groups.Count == 0)
            return yaml.ToString();
        yaml.Append("\ngroups:\n");
        foreach (UnitGroup group in directory.Groups)
        {
            yaml.Append($"  - id: {group.Id}\n    name: {Quoted(group.Name)}\n");
            if (group.Sample)
                yaml.Append("    sample: true\n");
            yaml.Append($"    members: [{string.Join(", ", group.Members)}]\n");
        }

        return yaml.ToString();
    }

    /// <summary>In single quotes, in which YAML knows no other sign than the quote itself.</summary>
    internal static string Quoted(string text) => $"'{text.Trim().ReplaceLineEndings(" ").Replace("'", "''", StringComparison.Ordinal)}'";

    private static void Unit(StringBuilder yaml, ResponsibleUnit unit)
    {
        UnitName first = unit.Names[0];
        yaml.Append($"  - id: {unit.Id}\n    name: {Quoted(first.Full)}\n");
        if (first.Short != first.Full)
            yaml.Append($"    short: {Quoted(first.Short)}\n");
        if (unit.Names.Count > 1)
            yaml.Append("    renamed:\n");
        foreach (UnitName name in unit.Names.Skip(1))
        {
            yaml.Append($"      - name: {Quoted(name.Full)}\n");
            if (name.Short != name.Full)
                yaml.Append($"        short: {Quoted(name.Short)}\n");
            yaml.Append($"        from: {name.ValidFrom:yyyy-MM-dd}\n");
        }

        if (unit.Salutation != "你单位")
            yaml.Append($"    salutation: {Quoted(unit.Salutation)}\n");
        if (unit.MaxRung != Rung.Interview)
            yaml.Append($"    maxRung: {unit.MaxRung.ToString().ToLowerInvariant()}\n");
        // A file says who is named; what is only proposed stays in the product.
        foreach ((ContactRole role, Contact contact) in unit.Contacts.Where(c => c.Contact.ProposedAt is null))
            Contact(yaml, role.Code(), contact);
        if (unit.LinkEpoch != 1)
            yaml.Append($"    linkEpoch: {unit.LinkEpoch}\n");
        if (unit.SeatedIn is { } seat)
            yaml.Append($"    seatedIn: {seat}\n");
        if (unit.Replaced == UnitReplacement.Never)
            yaml.Append("    replaced: never\n");
        else if (unit.Replaced is { } by)
            yaml.Append($"    replaced: {{ by: [{string.Join(", ", by.By)}], from: {by.From:yyyy-MM-dd} }}\n");
        if (unit.SignOff)
            yaml.Append("    signOff: true\n");
        if (unit.Sample)
            yaml.Append("    sample: true\n");
    }

    private static void Contact(StringBuilder yaml, string role, Contact contact)
    {
        yaml.Append($"    {role}: {{ ");
        if (contact.Name is { Length: > 0 } name)
            yaml.Append($"name: {Quoted(name)}, ");
        yaml.Append($"email: {Quoted(contact.Email)}");
        if (contact.Phone is { Length: > 0 } phone)
            yaml.Append($", phone: {Quoted(phone)}");
        yaml.Append(" }\n");
    }
}
