namespace Ankang.Workflows.Calendar;

/// <summary>One thing wrong in a file that people write, so that they can mend it without reading code.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What would be right.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record FileFault(string File, int Line, string Found, string Expected, string Mend)
{
    public override string ToString() => $"{File}, line {Line}: {Found}. Expected {Expected}. {Mend}";
}
