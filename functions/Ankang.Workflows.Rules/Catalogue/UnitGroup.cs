namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>A published group that expands to units (市安委会各成员单位). 各有关成员单位 is another group.</summary>
/// <param name="Members">Unit ids in roster order: those that belong to it as it stands.</param>
public sealed record UnitGroup(string Id, string Name, IReadOnlyList<string> Members, bool Sample)
{
    /// <summary>Spans of the units that have not always belonged to it, or no longer do.</summary>
    public IReadOnlyList<Membership> Dated { get; init; } = [];

    /// <summary>Who belongs to it on a day: membership is taken on the day a period opens.</summary>
    internal IReadOnlyList<string> MembersOn(DateOnly day)
    {
        if (Dated.Count == 0)
            return Members;
        ILookup<string, Membership> spans = Dated.ToLookup(d => d.Unit);
        return [.. Members.Concat(Dated.Select(d => d.Unit)).Distinct().Where(m => !spans.Contains(m) || spans[m].Any(s => s.Holds(day)))];
    }
}
