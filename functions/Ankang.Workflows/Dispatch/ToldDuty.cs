namespace Ankang.Workflows.Dispatch;

/// <summary>A duty of a unit that a 任务告知 names.</summary>
/// <param name="Duty">As <see cref="Rules.Lists.Telling.DutyOf"/> gives it.</param>
public readonly record struct ToldDuty(string Unit, string Duty)
{
    public override string ToString() => $"{Unit}\t{Duty}";

    /// <param name="unit">The unit of a row of before, which told one unit only.</param>
    public static ToldDuty Parse(string text, string unit) =>
        text.Split('\t') is [var of, var duty] ? new ToldDuty(of, duty) : new ToldDuty(unit, text);
}
