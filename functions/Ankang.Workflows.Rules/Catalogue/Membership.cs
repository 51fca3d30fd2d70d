namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>A span of days during which a unit belongs to a group.</summary>
/// <param name="From">First day, inside; <see cref="DateOnly.MinValue"/> from the beginning.</param>
/// <param name="Until">First day outside; <see cref="DateOnly.MaxValue"/> while it still belongs.</param>
public sealed record Membership(string Unit, DateOnly From, DateOnly Until)
{
    /// <summary>The unit belongs to the group on that day.</summary>
    public bool Holds(DateOnly day) => From <= day && (day < Until || Until == DateOnly.MaxValue);
}
