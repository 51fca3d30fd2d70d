using Ankang.Workflows.Acts;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Ankang.Workflows.Dispatch;

/// <summary>
/// Reads the mailbox that mails come back to: reports are matched to what was sent, a person's answer is written at its items and put
/// before the office, as is a report that fits no mail.
/// </summary>
/// <remarks>
/// How far it has come is written after what it found was done; a reading that was cut off finds it again, and each step is done once. What
/// cannot be read stops no mail: it is logged, and stands among the host's warnings.
/// </remarks>
public sealed partial class Returns
{
    private const string Row = "mark";

    private readonly IReturnBox? _box;
    private readonly ITableStore _store;
    private readonly ListRegister _register;
    private readonly MailTable _mails;
    private readonly DeliveryReports _reports;
    private readonly ItemActs _acts;
    private readonly IncomingTable _incoming;
    private readonly DispatchLease _lease;
    private readonly TimeProvider _clock;
    private readonly ILogger<Returns> _log;
    private int _reading;
    private DateTimeOffset? _readAt;

    internal Returns(
        IReturnBox? box,
        ITableStore store,
        ListRegister register,
        MailTable mails,
        DeliveryReports reports,
        ItemActs acts,
        IncomingTable incoming,
        DispatchLease lease,
        TimeProvider clock,
        ILogger<Returns> log
    )
    {
        (_box, _store, _register, _mails, _reports) = (box, store, register, mails, reports);
        (_acts, _incoming, _lease, _clock, _log) = (acts, incoming, lease, clock, log);
    }

    /// <summary>There is a mailbox to read; without one nobody knows whether a mail arrived that a mail server took.</summary>
    public bool IsRead => _box is not null;

    /// <summary>Why the mailbox could not be read the last time; null while it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads what came in since the last time and takes it; nothing where there is no mailbox, or it was read a moment ago.</summary>
    /// <param name="mostOften">Read no more often than this.</param>
    public async Task ReadAsync(TimeSpan mostOften, CancellationToken cancellation)
    {
        if (_box is null || _clock.GetUtcNow() - _readAt < mostOften || Interlocked.Exchange(ref _reading, 1) == 1)
            return;
        try
        {
            _readAt = _clock.GetUtcNow();
            while (await ReadSomeAsync(_box, cancellation)) { }
            Fault = null;
        }
        catch (IOException e)
        {
            if (Fault != e.Message)
                LogUnread(_log, e.Message);
            Fault = e.Message;
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }

    // True while there may be more.
    private async Task<bool> ReadSomeAsync(IReturnBox box, CancellationToken cancellation)
    {
        StoreRow? known = await _store.GetAsync(StoreTable.Control, IncomingTable.Partition, Row, cancellation);
        string? before = known?.Text("mark");
        (IReadOnlyList<(MimeMessage Message, DateTimeOffset Received)> messages, string? mark) = await box.ReadAsync(before, cancellation);
        string[] lists = [.. await _register.ListsAsync(cancellation)];
        // What is being sent is not settled: what came back of it is read in a moment.
        if (messages.Count > 0 && await AnyIsDispatchedAsync(lists, cancellation))
            return false;
        foreach ((MimeMessage message, DateTimeOffset received) in messages)
        {
            using (message)
                await TakeAsync(lists, ReturnReader.Read(message, received), received, cancellation);
        }

        if (mark is null || mark == before)
            return false;
        var columns = new Dictionary<string, object> { ["mark"] = mark };
        StoreChange change = known is null ? new StoreChange.Insert(Row, columns) : new StoreChange.Replace(Row, known.ETag, columns);
        return (await _store.CommitAsync(StoreTable.Control, IncomingTable.Partition, [change], cancellation)).Done && messages.Count > 0;
    }

    private async Task<bool> AnyIsDispatchedAsync(IEnumerable<string> lists, CancellationToken cancellation)
    {
        foreach (string list in lists)
            if (await _lease.PeekAsync(list, cancellation) is { Owner.Length: > 0 } state && state.Until > _clock.GetUtcNow())
                return true;
        return false;
    }

    private async Task TakeAsync(IReadOnlyList<string> lists, ReturnedMail found, DateTimeOffset received, CancellationToken cancellation)
    {
        switch (found)
        {
            case ReturnedMail.Report report when await FindAsync(lists, report.MessageId, cancellation) is var (list, mail):
                foreach ((string? named, string answer) in report.Failed)
                    if (RecipientOf(mail, named) is { } email)
                        await _reports.ReportAsync(list, mail.Address, email, DeliveryStatus.Bounced, answer, cancellation);
                break;
            case ReturnedMail.Report report:
                await MatchAsync(lists, report.MessageId, report.Failed, report.MessageId, "", received, cancellation);
                break;
            case ReturnedMail.Unmatched unmatched:
                await MatchAsync(lists, unmatched.Id, unmatched.Failed, unmatched.Subject, unmatched.Text, received, cancellation);
                break;
            case ReturnedMail.Reply reply when await FindAsync(lists, reply.MessageId, cancellation) is var (list, mail):
                await AnsweredAsync(list, mail, reply, received, cancellation);
                break;
        }
    }

    // By recipient and time, where one mail alone fits; else a person of the office looks at it.
    private async Task MatchAsync(
        IReadOnlyList<string> lists,
        string id,
        IReadOnlyList<(string? Email, string Answer)> failed,
        string subject,
        string text,
        DateTimeOffset received,
        CancellationToken cancellation
    )
    {
        var unknown = new List<(string? Email, string Answer)>();
        foreach ((string? email, string answer) in failed.Count > 0 ? failed : [(null, subject)])
        {
            if (email is not null && await new ReturnMatch(_mails).FindAsync(lists, email, text, received, cancellation) is var (list, mail))
                await _reports.ReportAsync(list, mail.Address, RecipientOf(mail, email)!, DeliveryStatus.Bounced, answer, cancellation);
            else
                unknown.Add((email, answer));
        }

        if (unknown.Count == 0)
            return;
        LogUnmatched(_log, string.Join(", ", unknown.Select(u => u.Email ?? id)));
        var mailOfNobody = new IncomingMail(
            RequestIds.Hash($"{id}|report")[..16],
            IncomingKind.Report,
            received,
            string.Join('、', unknown.Select(u => u.Email).OfType<string>().Distinct()),
            string.Join('；', unknown.Select(u => u.Answer.ReplaceLineEndings(" ").Trim()).Where(a => a.Length > 0).Distinct())
        );
        await _incoming.AddAsync(mailOfNobody, cancellation);
    }

    private async Task AnsweredAsync(string list, MailRecord mail, ReturnedMail.Reply reply, DateTimeOffset received, CancellationToken cancellation)
    {
        DueItemKey[] items = [.. mail.Notices.Select(n => n.PeriodOf(list).Of(n.Unit)).Distinct()];
        string what = NoticeWords.Of(mail.Kind).Notice;
        foreach (DueItemKey item in items)
            await _acts.DoAsync(
                new ActRequest(item, $"{reply.Id}|reply", Actor.System),
                bringsForward: false,
                s => s.Change(s.Item, HistoryEvent.Replied, $"{reply.From} 回复了{what}邮件：{reply.Text}"),
                cancellation
            );
        var answer = new IncomingMail(RequestIds.Hash($"{reply.Id}|reply")[..16], IncomingKind.Reply, received, reply.From, reply.Text)
        {
            List = list,
            Mail = mail.Address,
            Items = items,
        };
        await _incoming.AddAsync(answer, cancellation);
    }

    private async Task<(string List, MailRecord Mail)?> FindAsync(IReadOnlyList<string> lists, string messageId, CancellationToken cancellation)
    {
        string list = messageId.Split('.')[0];
        return lists.Contains(list) && await _mails.FindByMessageIdAsync(list, messageId, cancellation) is { } mail ? (list, mail) : null;
    }

    // A mailbox that forwards names another address: where the mail went to one only, it is that one's.
    private static string? RecipientOf(MailRecord mail, string? named) =>
        mail.To.FirstOrDefault(t => string.Equals(t.Email, named, StringComparison.OrdinalIgnoreCase))?.Email
        ?? (mail.Addresses is [var only] ? only : null);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mailbox that mails come back to cannot be read: {Fault}. Mails leave all the same.")]
    private static partial void LogUnread(ILogger log, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail came back that names none of those sent: {What}")]
    private static partial void LogUnmatched(ILogger log, string what);
}
