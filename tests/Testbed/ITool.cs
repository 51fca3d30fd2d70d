namespace Ankang.Workflows.Testbed;

/// <summary>Something beside .NET that tests run: an emulator, a mail server, a browser.</summary>
internal interface ITool
{
    /// <summary>What this machine lacks for it, in one line with the mend; null where nothing is missing. Installs nothing.</summary>
    static abstract string? Missing { get; }
}
