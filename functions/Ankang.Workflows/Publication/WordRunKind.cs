namespace Ankang.Workflows.Publication;

/// <summary>Which of two texts has a run of words.</summary>
public enum WordRunKind
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>The earlier alone.</summary>
    Before,

    /// <summary>The later alone.</summary>
    After,
}
