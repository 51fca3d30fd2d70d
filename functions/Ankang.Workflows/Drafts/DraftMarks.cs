using Ankang.Workflows.Publication;

namespace Ankang.Workflows.Drafts;

/// <summary>Comments by which an import or a draft of the next year asks a person to look.</summary>
public static class DraftMarks
{
    private const string Note = "# NOTE: ";
    private const string Unread = "unread: ";

    /// <summary>What the draft noticed of the list as a whole.</summary>
    public static IReadOnlyList<string> NotesIn(string catalogue) =>
        [.. Notes(catalogue).Where(n => !n.StartsWith(Unread, StringComparison.Ordinal))];

    /// <summary>What the import left unread, in the order of the document.</summary>
    public static IReadOnlyList<UnreadText> UnreadIn(string catalogue) =>
        [
            .. Notes(catalogue)
                .Where(n => n.StartsWith(Unread, StringComparison.Ordinal))
                .Select(n => UnreadText.Of(n[Unread.Length..]))
                .OfType<UnreadText>(),
        ];

    /// <summary>The catalogue once a text that was left unread has been looked at; the same where it is not named.</summary>
    public static string WithoutUnread(string catalogue, UnreadText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> lines = [.. Lines(catalogue)];
        int at = lines.FindIndex(l => l.Trim() == Note + Unread + text.Note);
        if (at >= 0)
            lines.RemoveAt(at);
        return string.Join('\n', lines);
    }

    /// <summary>Why a person should look at a duty, by its id.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> In(string catalogue) => new CatalogueText(catalogue).Marks();

    private static IEnumerable<string> Notes(string catalogue) =>
        Lines(catalogue).Select(l => l.Trim()).Where(l => l.StartsWith(Note, StringComparison.Ordinal)).Select(l => l[Note.Length..]);

    private static string[] Lines(string catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return catalogue.ReplaceLineEndings("\n").Split('\n');
    }
}
