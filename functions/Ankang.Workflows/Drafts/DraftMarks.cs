using Ankang.Workflows.Publication;

namespace Ankang.Workflows.Drafts;

/// <summary>Comments by which an import or a draft of the next year asks a person to look.</summary>
public static class DraftMarks
{
    private const string Note = "NOTE:";

    /// <summary>What the draft noticed of the list as a whole.</summary>
    public static IReadOnlyList<string> NotesIn(string catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return
        [
            .. catalogue
                .ReplaceLineEndings("\n")
                .Split('\n')
                .Select(l => l.TrimStart())
                .Where(l => l.StartsWith($"# {Note}", StringComparison.Ordinal))
                .Select(l => l[(Note.Length + 2)..].Trim()),
        ];
    }

    /// <summary>Why a person should look at a duty, by its id.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> In(string catalogue) => new CatalogueText(catalogue).Marks();
}
