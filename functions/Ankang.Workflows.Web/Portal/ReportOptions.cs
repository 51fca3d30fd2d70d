namespace Ankang.Workflows.Web.Portal;

/// <summary>What a unit's form asks of whoever fills it in; in the settings under <see cref="Section"/>.</summary>
/// <remarks>Both are filled in already from the second report on: a unit has no click more.</remarks>
public sealed class ReportOptions
{
    public const string Section = "Reports";

    /// <summary>填报人.</summary>
    /// <value>Asked: the directory has many posts without a name, and a report is not to fail for want of one.</value>
    public Asking Reporter { get; set; } = Asking.Asked;

    /// <summary>填报人电话.</summary>
    /// <value>No: who is telephoned stands in the directory.</value>
    public Asking Phone { get; set; }
}
