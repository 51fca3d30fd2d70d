namespace Ankang.Workflows.Intake;

/// <summary>A file from outside is refused before it is read, or while it is.</summary>
/// <param name="found">What stands there.</param>
/// <param name="expected">What would be taken.</param>
/// <param name="mend">What to do about it.</param>
/// <param name="line">From 1.</param>
/// <param name="part">Where it stands in a file that has no lines, such as the entry of an archive.</param>
public sealed class IntakeException(string found, string expected, string mend, int line = 1, string? part = null)
    : Exception($"{part ?? $"line {line}"}: {found}. Expected {expected}. {mend}")
{
    public string Found { get; } = found;

    public string Expected { get; } = expected;

    public string Mend { get; } = mend;

    public int Line { get; } = line;

    public string? Part { get; } = part;
}
