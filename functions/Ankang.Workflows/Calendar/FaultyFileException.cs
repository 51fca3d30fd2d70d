namespace Ankang.Workflows.Calendar;

/// <summary>Files that people write cannot be used; carries all faults, never only the first.</summary>
public class FaultyFileException : Exception
{
    public FaultyFileException(IReadOnlyList<FileFault> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    public IReadOnlyList<FileFault> Faults { get; }
}
