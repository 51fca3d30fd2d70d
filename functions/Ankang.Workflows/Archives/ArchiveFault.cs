namespace Ankang.Workflows.Archives;

/// <summary>What is wrong with an archive.</summary>
/// <param name="Where">The entry, or the archive itself.</param>
/// <param name="What">What stands there, and what should.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record ArchiveFault(string Where, string What, string Mend)
{
    public override string ToString() => $"{Where}: {What} {Mend}";
}
