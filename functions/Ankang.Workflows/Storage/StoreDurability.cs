namespace Ankang.Workflows.Storage;

/// <summary>When a commit of the embedded store counts as written.</summary>
public enum StoreDurability
{
    /// <summary>Once the disk has it: survives a power cut.</summary>
    Full,

    /// <summary>Once the operating system has it: survives a crash of the program. For stores that can be made again.</summary>
    Scratch,
}
