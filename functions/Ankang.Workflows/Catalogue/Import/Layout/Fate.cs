namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>What became of a piece of a document; each piece has exactly one.</summary>
public enum Fate
{
    /// <summary>Belongs to no task that was found: a person has to look whether it should.</summary>
    Unread,

    /// <summary>Title, letter, signature, preamble.</summary>
    Cover,

    /// <summary>A section, a group, the head of a column, a label that stands alone.</summary>
    Heading,

    /// <summary>Number, units, deadline, goal or remark of a task.</summary>
    Field,

    /// <summary>The text of a task, out of which its duties are read.</summary>
    Duty,
}
