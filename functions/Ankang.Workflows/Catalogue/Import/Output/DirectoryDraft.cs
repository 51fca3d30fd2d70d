using System.Text;

namespace Ankang.Workflows.Catalogue.Import.Output;

/// <summary>Writes a <c>units.yaml</c> of the units that a list names: addresses on a reserved domain, one member for each group, to be replaced.</summary>
internal static class DirectoryDraft
{
    public static string Write(UnitSkeleton skeleton)
    {
        if (skeleton is { Existing: { } known, New.Count: 0 })
            return known;
        var yaml = new StringBuilder();
        if (skeleton.Existing is null)
        {
            yaml.Append("# Drafted by 'import': the units and groups that the published list names, in its order.\n");
            yaml.Append("# Every address is on a domain reserved for examples: write the real liaisons (联络员) and supervisors (分管领导).\n");
            yaml.Append(
                "# The list names its groups without their rosters (名册): add the units, and put their ids in the place of the stand-in.\n\n"
            );
        }

        // Groups stand below the units; what is new to a given directory is put into its two lists.
        string[] parts = skeleton.Existing is { } existing ? AtGroups(existing) : ["units:\n", "\ngroups:\n"];
        yaml.Append(parts[0]);
        foreach (UnitSkeleton.Entry entry in skeleton.New)
        {
            string id = entry.IsGroup ? UnitSkeleton.StandInOf(entry.Id) : entry.Id;
            if (entry.IsGroup)
                yaml.Append($"  # Stands for the whole group until its roster is written (名册待补).\n");
            yaml.Append(
                $"  - id: {id}\n    name: {CatalogueDraft.Quoted(entry.Name)}\n    liaison: {id}.liaison@example.org\n    supervisor: {id}"
                    + ".supervisor@example.org\n    sample: true\n"
            );
        }

        UnitSkeleton.Entry[] groups = [.. skeleton.New.Where(e => e.IsGroup)];
        if (groups.Length == 0 && skeleton.Existing is null)
            return yaml.ToString();
        yaml.Append(parts[1]);
        foreach (UnitSkeleton.Entry group in groups)
            yaml.Append(
                $"  - id: {group.Id}\n    name: {CatalogueDraft.Quoted(group.Name)}\n    sample: true\n    members: [{UnitSkeleton.StandInOf(group.Id)}]\n"
            );
        return yaml.ToString();
    }

    private static string[] AtGroups(string existing)
    {
        string text = existing.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        int at = text.StartsWith("groups:", StringComparison.Ordinal) ? 0 : text.IndexOf("\ngroups:", StringComparison.Ordinal) + 1;
        return at <= 0 ? [text, "\ngroups:\n"] : [text[..at], text[at..]];
    }
}
