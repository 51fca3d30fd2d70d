using System.Collections.Immutable;
using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Tests.Support;

/// <summary>What a run leaves behind for laws to judge, whoever ran it.</summary>
internal interface IPropertyPast
{
    ListInForce List { get; }

    /// <summary>Messages that the mail server took.</summary>
    IReadOnlyList<PropertyMail> Taken { get; }

    /// <summary>What the product logged as an error.</summary>
    IReadOnlyList<string> Errors { get; }

    /// <summary>Moments at which a dispatch served a slot and the mail server served it.</summary>
    IReadOnlyList<DateTimeOffset> Dispatches { get; }

    IReadOnlyList<string> AuditProblems { get; }

    /// <summary>The last turns said that nothing will ever be due again.</summary>
    bool AtRest { get; }

    ImmutableSortedDictionary<string, DueItem> Items { get; }

    ImmutableSortedDictionary<string, IReadOnlyList<HistoryEntry>> Histories { get; }

    /// <summary>Notices that still wait.</summary>
    IReadOnlyList<string> Pending { get; }

    IReadOnlyList<MailRecord> Mails { get; }

    IReadOnlyList<BoardRow> Board { get; }

    /// <summary>People did more to the item than to report: its ladder is judged by its history alone.</summary>
    bool IsTouched(DueItem item) => false;
}
