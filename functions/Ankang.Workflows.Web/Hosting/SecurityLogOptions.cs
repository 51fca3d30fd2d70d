namespace Ankang.Workflows.Web.Hosting;

/// <summary>安全日志; in the settings under <see cref="Section"/>.</summary>
public sealed class SecurityLogOptions
{
    public const string Section = "SecurityLog";

    /// <summary>等保2.0 asks for six months at least.</summary>
    public const int FewestMonths = 6;
    private const int MostMonths = 120;

    /// <summary>How many whole months are kept beside the current one.</summary>
    /// <value>6</value>
    public int Months { get; set; } = FewestMonths;

    /// <summary>So many failures within an hour are an alert: wrong passwords and keys, links that open nothing, what was refused.</summary>
    /// <value>20</value>
    public int AlertFailures { get; set; } = 20;

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (Months is < FewestMonths or > MostMonths)
            yield return $"{Section}:{nameof(Months)} is {Months}; write {FewestMonths} to {MostMonths}.";
        if (AlertFailures < 1)
            yield return $"{Section}:{nameof(AlertFailures)} is {AlertFailures}; write 1 or more.";
    }
}
