namespace Ankang.Workflows.Drafts;

/// <summary>Text of a published document that its import did not read, and that nobody has dealt with yet.</summary>
/// <param name="Place">Where it stands in the document, as the import says it: <c>line 12</c>, <c>table 1, row 3</c>.</param>
/// <param name="Text">Without blanks.</param>
/// <param name="Why">In the import's words.</param>
public sealed record UnreadText(string Place, string Text, string Why)
{
    private const string Between = ": ";

    /// <summary>Names it in its draft.</summary>
    public string Note => $"{Place}{Between}{Text}{Between}{Why}";

    /// <summary>Null where the note is of something else. No blank stands in the text, so the separator stands around it only.</summary>
    public static UnreadText? Of(string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note.Split(Between) is [var place, .. var text, var why] && text.Length > 0 ? new(place, string.Join(Between, text), why) : null;
    }
}
