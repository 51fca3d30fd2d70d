using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>One task as its list prints it, before anything is understood.</summary>
internal sealed record PrintedTask(Place Place)
{
    /// <summary>As printed; null where the list does not number it.</summary>
    public int? Number { get; init; }

    public string Section { get; init; } = "";

    public string Group { get; init; } = "";

    /// <summary>The words of the document that are this task.</summary>
    public required TaskText Words { get; init; }

    /// <summary>Without its number, otherwise as printed but for bars.</summary>
    public string Text => Words.Text;

    /// <summary>As printed before the text, such as <c>1.</c>; empty where the number stands in a column of its own.</summary>
    public string Mark { get; init; } = "";

    public string Lead { get; init; } = "";

    public string Support { get; init; } = "";

    public string Deadline { get; init; } = "";

    public string Remark { get; init; } = "";

    /// <summary>Stands in a paragraph before or behind the table of the list.</summary>
    public bool Beside { get; init; }

    /// <summary>Units or deadline are those of the row above, because its own cells are empty in a text.</summary>
    public bool Filled { get; init; }
}
