using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>结转: an item that an earlier list left undone, and that this list goes on asking of its unit.</summary>
/// <param name="Number">From 1 in the order in which they were taken over; part of the item's key.</param>
/// <param name="From">The item of the earlier list, where its history before stands.</param>
/// <param name="FromYear">Year of that list, as pages and mails name it.</param>
/// <param name="Title">What is asked, as mails ask for it.</param>
/// <param name="ShortName">As tables name it.</param>
/// <param name="Required">How many events were still missing; null where the duty had no number.</param>
/// <param name="OpensOn">The day on which it was taken over.</param>
public sealed record CarriedItem(
    int Number,
    DueItemKey From,
    int FromYear,
    string Title,
    string ShortName,
    FormKind Form,
    string Counter,
    bool ReportUp,
    int? Required,
    DateOnly OpensOn,
    DateOnly DueOn
);
