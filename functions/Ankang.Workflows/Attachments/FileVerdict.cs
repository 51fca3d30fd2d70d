namespace Ankang.Workflows.Attachments;

/// <summary>What a file turned out to be.</summary>
public enum FileVerdict
{
    Good,
    Empty,

    /// <summary>No PDF, image or Office file by its name.</summary>
    Unknown,

    /// <summary>Its content is not what its name says.</summary>
    Disguised,

    /// <summary>An Office file with macros: it could do something when it is opened.</summary>
    HasMacros,
}
