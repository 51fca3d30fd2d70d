using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.Year;

/// <summary>One kind of what waits for the office.</summary>
public sealed record OfficeNeed(string Code, string Word, IReadOnlyList<ItemGlance> Items)
{
    public IReadOnlySet<DueItemKey> Keys { get; } = Items.Select(i => i.Key).ToHashSet();

    public int Units => Items.Select(i => i.Unit.Id).Distinct().Count();

    /// <summary>Where it is dealt with.</summary>
    public string Href => Code == OfficeNeeds.Interview ? "/interviews" : $"/items?need={Code}";
}
