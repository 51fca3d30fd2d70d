namespace Ankang.Workflows.Publication;

public enum PublicationKind
{
    /// <summary>The list is new here.</summary>
    New,

    /// <summary>The list runs here and would change.</summary>
    Change,

    /// <summary>What was handed in is in force already.</summary>
    Unchanged,
}
