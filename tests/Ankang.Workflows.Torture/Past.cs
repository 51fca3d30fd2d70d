using System.Collections.Immutable;
using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture;

/// <summary>What a run left behind.</summary>
internal sealed class Past(
    ListInForce list,
    PropertyStand stand,
    bool atRest,
    IReadOnlyList<string> auditProblems,
    MailServer server,
    Logs logs,
    People people,
    FaultBook faults
) : IPropertyPast
{
    public ListInForce List => list;

    /// <summary>Without 系统异常: that leaves at any hour and stands in no table, since the tables may be what is wrong.</summary>
    public IReadOnlyList<PropertyMail> Taken { get; } =
    [.. server.Taken.Select(t => t.Mail).Where(m => !m.MessageId.Contains(".office.watch@", StringComparison.Ordinal))];

    public MailServer Server => server;

    public IReadOnlyList<string> Errors => logs.Unforeseen;

    public IReadOnlyList<DateTimeOffset> Dispatches => [];

    public IReadOnlyList<string> AuditProblems => auditProblems;

    public bool AtRest => atRest;

    public ImmutableSortedDictionary<string, DueItem> Items => stand.Items;

    public ImmutableSortedDictionary<string, IReadOnlyList<HistoryEntry>> Histories => stand.Histories;

    public IReadOnlyList<string> Pending => stand.Pending;

    public IReadOnlyList<MailRecord> Mails => stand.Mails;

    public IReadOnlyList<BoardRow> Board => stand.Board;

    public People People => people;

    public FaultBook Faults => faults;
}
