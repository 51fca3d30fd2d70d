namespace Ankang.Workflows.Retention;

/// <summary>How long people are named in what is over.</summary>
public sealed class PersonalDataOptions
{
    public const string Section = "PersonalData";
    private const int MostMonths = 1200;

    /// <summary>So many months after the last day of a list its people's names, addresses and numbers are erased; 0 for never.</summary>
    /// <value>0</value>
    public int MonthsAfterClosing { get; set; }

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (MonthsAfterClosing is < 0 or > MostMonths)
            yield return $"{Section}:{nameof(MonthsAfterClosing)} is {MonthsAfterClosing}; write 0, for never, to {MostMonths}.";
    }
}
