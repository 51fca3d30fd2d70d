using System.Collections.Immutable;
using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture;

/// <summary>What a run left behind of a list.</summary>
internal sealed class Past(ListInForce list, PropertyStand stand, bool atRest, IReadOnlyList<string> auditProblems, Doings doings) : IPropertyPast
{
    public ListInForce List => list;

    /// <summary>Of this list, without 系统异常: that leaves at any hour and stands in no table, since the tables may be what is wrong.</summary>
    public IReadOnlyList<PropertyMail> Taken { get; } = [.. doings.Server.Taken.Select(t => t.Mail).Where(m => IsOf(m, list) && !IsOfTheWatch(m))];

    public MailServer Server => doings.Server;

    public IReadOnlyList<string> Errors => doings.Logs.Unforeseen;

    public IReadOnlyList<DateTimeOffset> Dispatches => [];

    public IReadOnlyList<string> AuditProblems => auditProblems;

    public bool AtRest => atRest;

    public ImmutableSortedDictionary<string, DueItem> Items => stand.Items;

    public ImmutableSortedDictionary<string, IReadOnlyList<HistoryEntry>> Histories => stand.Histories;

    public IReadOnlyList<string> Pending => stand.Pending;

    public IReadOnlyList<MailRecord> Mails => stand.Mails;

    public IReadOnlyList<BoardRow> Board => stand.Board;

    public People People => doings.People;

    public Office Office => doings.Office;

    public FaultBook Faults => doings.Faults;

    /// <summary>What the ladder does by itself is judged there where nobody moved it; all else by its history, line after line.</summary>
    public bool IsTouched(DueItem item) => Office.Touched(item.Key);

    public static bool IsOf(PropertyMail mail, ListInForce list) => mail.MessageId.StartsWith($"{list.Id}.", StringComparison.Ordinal);

    public static bool IsOfTheWatch(PropertyMail mail) => mail.MessageId.Contains(".office.watch@", StringComparison.Ordinal);
}
