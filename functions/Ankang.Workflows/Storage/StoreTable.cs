namespace Ankang.Workflows.Storage;

/// <summary>The tables of the product; the names are those in storage.</summary>
public enum StoreTable
{
    /// <summary>Due items, their history and pending notices: the truth.</summary>
    Work,

    /// <summary>A small index over <see cref="Work"/>, one row a period; may be lost.</summary>
    Board,

    /// <summary>What was sent: one row a message.</summary>
    Mail,

    /// <summary>Units and their contacts.</summary>
    Directory,

    /// <summary>Published catalogues and holiday calendars; written once, never changed.</summary>
    Catalogue,

    /// <summary>A list's head, lease and audit.</summary>
    Control,

    /// <summary>Who came in, was turned away, took a file out or did something: beside the work, which reads none of it.</summary>
    Security,
}
