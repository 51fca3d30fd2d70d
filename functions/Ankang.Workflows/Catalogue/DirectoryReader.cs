using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>Reads <c>units.yaml</c>: units and groups in roster order.</summary>
public static class DirectoryReader
{
    private static readonly Dictionary<string, Rung> Rungs = new()
    {
        ["none"] = Rung.None,
        ["reminder"] = Rung.Reminder,
        ["supervision"] = Rung.Supervision,
        ["interview"] = Rung.Interview,
    };

    /// <exception cref="CatalogueException">With every fault of the text.</exception>
    public static UnitDirectory Parse(string yamlText, string fileName)
    {
        var faults = new List<FileFault>();
        UnitDirectory? directory = Read(yamlText, fileName, faults, out _);
        return directory is not null && faults.Count == 0 ? directory : throw new CatalogueException(faults);
    }

    /// <param name="known">Every id that stands in the file, also of entries with faults, so that a catalogue is not blamed for them; null
    /// when the file is no YAML.</param>
    internal static UnitDirectory? Read(string yamlText, string fileName, List<FileFault> faults, out IReadOnlySet<string>? known)
    {
        int before = faults.Count;
        known = null;
        if (YamlFields.Top(yamlText, fileName, faults) is not { } top)
            return null;

        var ids = new HashSet<string>();
        List<(YamlFields Fields, ResponsibleUnit Unit)> units =
        [
            .. top.Items("units", n => $"unit {n}", required: true).Select(f => (f, Unit(f, ids))),
        ];
        HashSet<string> unitIds = [.. ids];
        UnitGroup[] groups = [.. top.Items("groups", n => $"group {n}").Select(f => Group(f, ids, unitIds))];
        foreach ((YamlFields fields, ResponsibleUnit unit) in units)
            if (unit.SeatedIn is { } seat && !unitIds.Contains(seat))
                fields.Fault(
                    "seatedIn",
                    $"'{seat}' is no unit of this file",
                    "the id of the department that houses the unit",
                    "Correct the id or add the unit"
                );
        CheckReplaced(units, unitIds);
        top.End();
        known = ids;
        return faults.Count == before ? new([.. units.Select(u => u.Unit)], groups) : null;
    }

    private static ResponsibleUnit Unit(YamlFields fields, HashSet<string> ids)
    {
        string name = fields.RequiredText("name");
        List<UnitName> names = [new(name, fields.Text("short") ?? name, DateOnly.MinValue)];
        foreach (YamlFields later in fields.Items("renamed", n => $"renaming {n} of {name}"))
        {
            string full = later.RequiredText("name");
            var next = new UnitName(full, later.Text("short") ?? full, later.Date("from", required: true) ?? DateOnly.MaxValue);
            if (next.ValidFrom <= names[^1].ValidFrom)
                later.Fault(
                    "from",
                    $"'{full}' does not begin after '{names[^1].Full}'",
                    "names in the order of their first days",
                    "Put the oldest renaming first"
                );
            names.Add(next);
            later.End();
        }

        var unit = new ResponsibleUnit
        {
            Id = Id(fields, ids),
            Names = names,
            Salutation = fields.Text("salutation") ?? "你单位",
            MaxRung = fields.Word("maxRung", Rungs, Rung.Interview),
            Contacts = UnitContacts.Of(role => Contact(fields, role.Code())),
            LinkEpoch = fields.Number("linkEpoch") ?? 1,
            SeatedIn = fields.Text("seatedIn"),
            Replaced = Replaced(fields, name),
            Sample = fields.Flag("sample"),
            SignOff = fields.Flag("signOff"),
        };
        if (unit.SignOff && unit.Supervisor is null)
            fields.Fault("signOff", "there is no 'supervisor' to sign off", "a 分管领导", "Add 'supervisor: …', or take out 'signOff'");
        if (unit.Liaison is null && unit.People.Any())
            fields.Fault(
                "liaison",
                "there is a 副联络员, 分管领导 or 主要负责人 but no 'liaison'",
                "a 联络员, who is told first",
                "Add 'liaison: …', or take out the others"
            );
        fields.End();
        return unit;
    }

    private static UnitReplacement? Replaced(YamlFields unit, string name)
    {
        if (unit.IsText("replaced") && unit.Text("replaced") == "never")
            return UnitReplacement.Never;
        if (unit.Child("replaced", $"{name}, replaced") is not { } fields)
            return null;
        if (!fields.Knows("by"))
            fields.Fault(
                "by",
                "'by' is missing",
                "the units that take over: one for a merger, several for a split, [] for none",
                "Add 'by: [some-unit]'"
            );
        var replacement = new UnitReplacement(fields.Texts("by"), fields.Date("from", required: true) ?? DateOnly.MaxValue);
        fields.End();
        return replacement;
    }

    // A chain of mergers must end with units that answer themselves.
    private static void CheckReplaced(List<(YamlFields Fields, ResponsibleUnit Unit)> units, HashSet<string> unitIds)
    {
        ILookup<string, ResponsibleUnit> byId = units.ToLookup(u => u.Unit.Id, u => u.Unit);
        foreach ((YamlFields fields, ResponsibleUnit unit) in units.Where(u => u.Unit.Replaced is not null))
        {
            foreach (string other in unit.Replaced!.By.Where(b => !unitIds.Contains(b)))
                fields.Fault(
                    "replaced",
                    $"'{other}' is no unit of this file",
                    "ids of units that stand in this file",
                    "Correct the id or add the unit"
                );
            if (LeadsTo(unit, unit.Id, []))
                fields.Fault("replaced", $"'{unit.Id}' is replaced by itself", "another unit that takes over", "Correct 'by'");
        }

        bool LeadsTo(ResponsibleUnit unit, string end, HashSet<string> seen) =>
            unit.Replaced is { } replaced && replaced.By.Any(b => b == end || (seen.Add(b) && byId[b].Any(u => LeadsTo(u, end, seen))));
    }

    private static UnitGroup Group(YamlFields fields, HashSet<string> ids, HashSet<string> unitIds)
    {
        var group = new UnitGroup(Id(fields, ids), fields.RequiredText("name"), fields.Texts("members"), fields.Flag("sample"));
        if (group.Members.Count == 0 && !fields.Has("members"))
            fields.Fault("members", "'members' is missing", "the ids of at least one unit", "Add 'members:' and the units");
        foreach (string member in group.Members.Where(m => !unitIds.Contains(m)).Distinct())
            fields.Fault("members", $"'{member}' is no unit of this file", "ids of units that stand above", "Correct the id or add the unit");
        foreach (string twice in group.Members.GroupBy(m => m).Where(g => g.Count() > 1).Select(g => g.Key))
            fields.Fault("members", $"'{twice}' stands twice", "each unit once", "Delete the second");
        fields.End();
        return group;
    }

    private static string Id(YamlFields fields, HashSet<string> ids)
    {
        string id = fields.RequiredText("id");
        if (id.Length == 0)
            return id;
        if (!Ids.IsValid(id))
            fields.Fault(
                "id",
                $"the id '{id}' cannot be part of a key",
                $"small letters, digits and single hyphens, at most {Ids.MaxLength} characters",
                "Write it as hanbin or zwh-jianzhu"
            );
        if (!ids.Add(id))
            fields.Fault("id", $"the id '{id}' stands twice", "each id once, units and groups together", "Rename or delete one of them");
        return id;
    }

    /// <summary>An address alone, or a mapping of name, email and phone.</summary>
    private static Contact? Contact(YamlFields fields, string key)
    {
        if (!fields.Has(key))
            return null;
        Contact? contact;
        if (fields.IsText(key))
        {
            contact = new(null, TypedText.Address(fields.RequiredText(key)));
        }
        else
        {
            if (fields.Child(key, key) is not { } card)
                return null;
            contact = new(card.Text("name"), TypedText.Address(card.RequiredText("email")), card.Text("phone"));
            card.End();
        }

        if (contact.Email.Length > 0 && !EmailAddress.IsValid(contact.Email))
            fields.Fault(key, $"'{contact.Email}' is not a mail address", "an address such as hanbin.liaison@example.org", "Correct the address");
        return contact;
    }
}
