namespace Ankang.Workflows.Checks;

/// <summary>One line of 启用前检查: what was looked at, how it stands, and what to do where it is red.</summary>
/// <param name="Name">What was looked at: 公开地址.</param>
/// <param name="Found">How it stands, as a sentence.</param>
/// <param name="Mend">What to do, as a sentence; null where all is well.</param>
/// <param name="Page">Where it is mended, within the list (<c>/units?flag=sample</c>); null where no page does it.</param>
public sealed record CheckResult(string Name, string Found, string? Mend = null, string? Page = null)
{
    /// <summary>Green: nothing is to be done.</summary>
    public bool IsWell => Mend is null;

    /// <summary>While it is red nobody may activate the list.</summary>
    public bool IsRequired { get; init; }
}
