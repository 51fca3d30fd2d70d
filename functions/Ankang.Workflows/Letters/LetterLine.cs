using System.Text.Json.Serialization;

namespace Ankang.Workflows.Letters;

/// <summary>One line of a letter's text.</summary>
[JsonDerivedType(typeof(Salutation), "salutation")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Attachment), "attachment")]
[JsonDerivedType(typeof(Row), "row")]
public abstract record LetterLine
{
    private LetterLine() { }

    /// <summary>主送机关: flush left.</summary>
    public sealed record Salutation(string Text) : LetterLine;

    /// <param name="Lead">The first words, in 黑体: 一、约谈时间：; empty for most.</param>
    public sealed record Paragraph(string Lead, string Text) : LetterLine;

    /// <summary>附件：…</summary>
    public sealed record Attachment(string Text) : LetterLine;

    /// <summary>A row of a form: label, value, label, value.</summary>
    public sealed record Row(IReadOnlyList<string> Cells) : LetterLine;
}
