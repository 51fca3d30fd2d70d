using Ankang.Workflows.Intake;

namespace Ankang.Workflows.Calendar;

/// <summary>One thing wrong in a file that people write, so that they can mend it without reading code.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What would be right.</param>
/// <param name="Mend">What to do about it.</param>
/// <param name="Cell">Where it stands in a document that has no lines, such as <c>sheet 1, cell C5</c>; null in a text.</param>
public sealed record FileFault(string File, int Line, string Found, string Expected, string Mend, string? Cell = null)
{
    /// <summary>Why a file was not looked at any further.</summary>
    public static FileFault Of(string file, IntakeException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new(file, refusal.Line, refusal.Found, refusal.Expected, refusal.Mend, refusal.Part);
    }

    public override string ToString() => $"{File}, {Cell ?? $"line {Line}"}: {Found}. Expected {Expected}. {Mend}";
}
