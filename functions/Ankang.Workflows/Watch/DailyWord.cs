using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Watch;

/// <summary>
/// Once a day, when every list was audited or its audit is late: where all is well the heartbeat outside is called, so that its silence
/// tells; where it is not, the office of the list gets a mail, on the first day and on each day after while it lasts.
/// </summary>
/// <remarks>The day on which the office was told stands in the store, so that hosts and restarts tell it once.</remarks>
public sealed partial class DailyWord(
    ListRegister register,
    Watchman watch,
    Audit audit,
    DispatchLease lease,
    RowsSetAside aside,
    ITableStore store,
    MailRoutes routes,
    TimeProvider clock,
    ILogger<DailyWord> log
)
{
    private const string Row = "watch";
    private static readonly TimeSpan AuditPatience = TimeSpan.FromHours(2);
    private DateOnly? _saidOn;

    /// <param name="loop">Of the host's loop; null where timers do the work of one.</param>
    /// <param name="failures">What keeps the host from its work, as its pages say it.</param>
    /// <param name="outside">Null where none is set.</param>
    public async Task SayAsync(Heartbeats? loop, IReadOnlyList<string> failures, OutsideHeartbeat? outside, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = ChinaTime.DateOf(now);
        DateTimeOffset due = ChinaTime.At(today, Audit.DueAt);
        if (_saidOn == today || now < due)
            return;
        await register.MendIndexAsync(cancellation);
        var faults = new Dictionary<string, IReadOnlyList<string>>();
        foreach (string list in await register.ListsAsync(cancellation))
        {
            if (await FaultsAsync(list, loop, due, now, cancellation) is not { } found)
                return;
            faults[list] = found;
        }

        _saidOn = today;
        if (failures.Count == 0 && faults.Values.All(f => f.Count == 0))
        {
            if (outside is not null && await outside.CallAsync(cancellation) is { } why)
                LogNotTaken(log, why);
            return;
        }

        foreach ((string list, IReadOnlyList<string> found) in faults.Where(f => f.Value.Count > 0))
            await TellAsync(list, found, today, now, cancellation);
    }

    // Null while the day's audit of the list may still come.
    private async Task<IReadOnlyList<string>?> FaultsAsync(
        string list,
        Heartbeats? loop,
        DateTimeOffset due,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        List<string> faults = [.. aside.All.Where(r => IsOf(r, list)).Select(r => $"一条记录不完整，已搁置（编号{r.Number}）")];
        try
        {
            if (await register.FindAsync(list, cancellation) is not { Head: { Rehearsal: false } head } || now >= ChinaTime.EndOf(head.ClosesOn))
                return [];
            AuditReport? report = await audit.LastAsync(list, cancellation);
            if (!(report?.At >= due) && ChinaTime.DateOf(due) >= head.StartOn && now - due < AuditPatience)
                return null;
            foreach (LateWork late in await watch.LookAsync(list, loop, cancellation))
                faults.Add(
                    $"{Word(late.Kind)}未按时完成，应于{ChineseDates.Moment(late.Since)}进行"
                        + (late.MadeUpAt is { } at ? $"，将于{ChineseDates.Moment(at)}补办" : "")
                );
            if (report is not null)
            {
                faults.AddRange(
                    report.Findings.Where(f => f.IsOpen).Select(f => $"核查发现问题，须核实：{f.What}，{f.Before}，{f.After}（编号{f.Number}）")
                );
                if (report.Problems.Count > 0)
                    faults.Add($"核查发现{report.Problems.Count}处问题，详见总览");
            }

            if ((await lease.PeekAsync(list, cancellation)).MailFault is { } mail)
                faults.Add($"邮件未能发出：{mail}");
        }
        catch (Exception e) when (e is ListClosedException or DamagedRowException)
        {
            faults.Add("清单的记录不完整，该清单的一切通知和办理已停止");
        }

        return faults;
    }

    // What lists share is told to each.
    private static bool IsOf(DamagedRow row, string list) =>
        row.List == list
        || (row.Table is StoreTable.Directory or StoreTable.Catalogue && !row.Partition.StartsWith($"{list}|", StringComparison.Ordinal));

    private async Task TellAsync(string listId, IReadOnlyList<string> faults, DateOnly today, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FindAsync(listId, cancellation) is not { } list)
            return;
        StoreRow? told = await store.GetAsync(StoreTable.Control, listId, Row, cancellation);
        string day = today.ToString("yyyy-MM-dd");
        if (told is { Fault: null } && told.Text("told") == day)
            return;
        // Written first: of two hosts one tells.
        var columns = new Dictionary<string, object> { ["told"] = day };
        StoreChange change = told is null ? new StoreChange.Insert(Row, columns) : new StoreChange.Replace(Row, told.ETag, columns);
        if (!(await store.CommitAsync(StoreTable.Control, listId, [change], cancellation)).Done)
            return;
        SendResult sent = await routes.For(list).SendAsync(Mail(list, faults, today, now), cancellation);
        LogTold(log, listId, faults.Count, sent.Outcome);
    }

    // A list that is closed has no office that could be read: its page and /health tell.
    private async Task<ListInForce?> FindAsync(string list, CancellationToken cancellation)
    {
        try
        {
            return await register.FindAsync(list, cancellation);
        }
        catch (Exception e) when (e is ListClosedException or DamagedRowException)
        {
            return null;
        }
    }

    private static OutgoingMail Mail(ListInForce list, IReadOnlyList<string> faults, DateOnly today, DateTimeOffset now)
    {
        OfficeCard office = list.Catalogue.Office;
        string lines = string.Join('\n', faults.Select((f, i) => $"{i + 1}. {f}；"));
        return new OutgoingMail
        {
            MessageId = $"{list.Id}.{today:yyyyMMdd}T06.office.watch@{office.Domain}",
            Kind = NoticeKind.OfficeTask,
            From = new MailAddress(office.Name, office.Email),
            To = [new MailAddress(office.Name, office.Email)],
            Subject = $"【系统异常】{list.Catalogue.List.Year}年清单：{faults.Count}处须处理",
            Text =
                $"{office.Name}：\n\n系统今日核查，发现以下情况：\n\n{lines}\n\n请到系统“总览”查看并处理；仍有疑问的，请将编号告知技术人员。"
                + "其他工作照常进行。情况未消除前，本邮件每日发送一次。\n",
            Date = now,
        };
    }

    private static string Word(WorkKind kind) =>
        kind switch
        {
            WorkKind.Loop => "系统运行",
            WorkKind.Dispatch => "邮件发送",
            _ => "夜间核查",
        };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The heartbeat outside was called and did not take it: {Why}.")]
    private static partial void LogNotTaken(ILogger log, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "List {List}: the office was told of {Faults} things that are not well: {Outcome}.")]
    private static partial void LogTold(ILogger log, string list, int faults, SendOutcome outcome);
}
