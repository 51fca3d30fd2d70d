using Ankang.Workflows.Archives;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.YearEnd;

/// <summary>What stands between a list and its archive: all that 年终办理 looks at.</summary>
/// <param name="Today">The civil day, Asia/Shanghai.</param>
/// <param name="Open">Items of which something is still asked, in published order.</param>
/// <param name="InReview">How many wait for the office's review.</param>
/// <param name="Carried">Items that were closed to go on in the next list.</param>
/// <param name="Next">Lists of later years in which they can, the earliest first.</param>
/// <param name="Proposals">Units of which a 约谈 is to be decided.</param>
/// <param name="Unheld">约谈 that were issued, and of which nobody recorded that they were held.</param>
/// <param name="BulletinDrafts">通报 that were neither issued nor dropped.</param>
/// <param name="Objections">申诉 without an answer.</param>
/// <param name="Frozen">定稿 of scores, by cut-off.</param>
/// <param name="LastTable">The latest cut-off of a table (报表) that was generated; null where none was.</param>
/// <param name="Archives">归档 so far, the newest first.</param>
public sealed record YearEndFacts(
    ListInForce List,
    DateOnly Today,
    IReadOnlyList<YearEndItem> Open,
    int InReview,
    IReadOnlyList<YearEndItem> Carried,
    IReadOnlyList<ListInForce> Next,
    int Proposals,
    int Unheld,
    int BulletinDrafts,
    int Objections,
    IReadOnlyList<FrozenHead> Frozen,
    DateOnly? LastTable,
    IReadOnlyList<KeptArchive> Archives
)
{
    /// <summary>Carried items that stand in no later list yet.</summary>
    public IReadOnlyList<YearEndItem> Waiting => [.. Carried.Where(c => c.Item.CarriedTo is null)];

    /// <summary>延期申请 that wait for an answer.</summary>
    public int Extensions => Open.Count(i => i.Item.Extension is not null);

    /// <summary>Pauses in force.</summary>
    public int Pauses => List.Head.Pauses.Count(p => p.Holds(Today));

    /// <summary>Open items whose mails are held.</summary>
    public int Held => Open.Count(i => i.Item.HeldUntil >= Today);

    /// <summary>The last day of the list's year.</summary>
    public DateOnly YearEnds => new(List.Catalogue.List.Year, 12, 31);
}
