namespace Ankang.Workflows.Retention;

/// <summary>How long people are named in what is over, and offered by forms.</summary>
public sealed class PersonalDataOptions
{
    public const string Section = "PersonalData";
    private const int MostMonths = 1200;

    /// <summary>So many months after the last day of a list its people's names, addresses and numbers are erased; 0 for never.</summary>
    /// <value>0</value>
    public int MonthsAfterClosing { get; set; }

    /// <summary>So many months after somebody reported by a link, its form offers his name and number no longer; 0 for as long as the list is kept.</summary>
    /// <value>0</value>
    public int OfferedMonths { get; set; }

    /// <summary>Who reported before that is offered no longer; null for nobody.</summary>
    public DateTimeOffset? OfferedSince(DateTimeOffset now) => OfferedMonths == 0 ? null : now.AddMonths(-OfferedMonths);

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (MonthsAfterClosing is < 0 or > MostMonths)
            yield return $"{Section}:{nameof(MonthsAfterClosing)} is {MonthsAfterClosing}; write 0, for never, to {MostMonths}.";
        if (OfferedMonths is < 0 or > MostMonths)
            yield return $"{Section}:{nameof(OfferedMonths)} is {OfferedMonths}; write 0, for as long as the list is kept, to {MostMonths}.";
    }
}
