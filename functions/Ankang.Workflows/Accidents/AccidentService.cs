using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Accidents;

/// <summary>
/// 事故: recorded once; it opens the items of the duties that only a report opens, done where the accident was reported up already, raises
/// the alarm for those on duty, and proposes an interview where the office says so.
/// </summary>
/// <remarks>
/// The record and what it opens are one write. The items open with the next turn in any case; a proposal that a crash left
/// out is made by whoever reads the accidents next.
/// </remarks>
public sealed class AccidentService
{
    private const int LongestText = 1000;
    private const int InvestigationDays = 60;
    private const int StatementDays = 5;
    private readonly ListRegister _register;
    private readonly ListLookup _lists;
    private readonly AccidentTable _table;
    private readonly ItemActs _acts;
    private readonly ObligationTurns _turns;
    private readonly OnCallService _onCall;
    private readonly TimeProvider _clock;

    internal AccidentService(
        ListRegister register,
        ListLookup lists,
        AccidentTable table,
        ItemActs acts,
        ObligationTurns turns,
        OnCallService onCall,
        TimeProvider clock
    ) => (_register, _lists, _table, _acts, _turns, _onCall, _clock) = (register, lists, table, acts, turns, onCall, clock);

    /// <summary>All accidents of a list, oldest first; what a crash left out (a proposal, an item to be closed) is made up.</summary>
    public async Task<IReadOnlyList<Accident>> ReadAsync(string listId, CancellationToken cancellation)
    {
        IReadOnlyList<(Accident Accident, string ETag)> rows = await _table.ReadAsync(listId, cancellation);
        var accidents = new List<Accident>();
        foreach ((Accident accident, string etag) in rows)
        {
            Accident whole = accident switch
            {
                { TalkReason: not null, Proposed: false } => await ProposeAsync(listId, accident, etag, cancellation),
                { ReportedAt: not null, ReportSettled: false } => await SettleReportAsync(listId, accident, etag, cancellation),
                _ => accident,
            };
            accidents.Add(whole);
        }

        return accidents;
    }

    /// <summary>The last day by which an investigation (调查) is to end: 60 days after the accident.</summary>
    public static DateOnly InvestigationDue(DateTimeOffset occurredAt) => ChinaTime.DateOf(occurredAt).AddDays(InvestigationDays);

    public async Task<Result<Accident>> RecordAsync(string listId, AccidentReport report, string requestId, Actor who, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        string id = RequestIds.Hash($"{listId}|accident|{requestId}")[..16];
        return await CompareAndSwap.UpdateAsync<Result<Accident>>($"The record of accidents of list {listId}", async () =>
        {
            IReadOnlyList<(Accident Accident, string ETag)> rows = await _table.ReadAsync(listId, cancellation);
            (ListHead head, string headETag) = await _register.ReadHeadAsync(listId, cancellation);
            if (rows.FirstOrDefault(r => r.Accident.Request == id).Accident is { } twice)
                return new Result<Accident>.Done(await OpenAsync(listId, twice, cancellation));

            ListInForce list = await _lists(listId, cancellation);
            DateTimeOffset now = _clock.GetUtcNow();
            if (Check(list, report, now) is { Count: > 0 } errors)
                return new Result<Accident>.Invalid(errors);
            OnCallRoster onCall = await _onCall.ReadAsync(listId, cancellation);
            var accident = new Accident(
                rows.Count + 1,
                report.Unit,
                report.OccurredAt,
                report.ReceivedAt,
                report.ReportedAt,
                report.Place.Trim(),
                report.Level,
                report.Facts.Trim(),
                report.TalkReason?.Trim() is { Length: > 0 } reason ? reason : null,
                who,
                now,
                id,
                ReportSettled: report.ReportedAt is not null
            );
            head = head with
            {
                Events = head.Events.AddRange(
                    Openings(list, accident, report.InvestigationDue ?? InvestigationDue(report.OccurredAt), onCall, ChinaTime.DateOf(now))
                ),
                Accidents = accident.Number,
            };
            StoreChange[] rowsOfIt = [AccidentTable.Inserting(accident), AlarmTable.Inserting(new AccidentAlarm(accident.Number, now, now))];
            if (!await _register.TryCommitHeadAsync(head, headETag, rowsOfIt, cancellation))
                return null;
            return new Result<Accident>.Done(await OpenAsync(listId, accident, cancellation));
        });
    }

    /// <summary>Adds to the record what was learnt later: a line, and when it was reported up.</summary>
    /// <param name="seen">How many notes the form showed.</param>
    public async Task<Result<Accident>> AddAsync(
        string listId,
        int number,
        int seen,
        string requestId,
        Actor who,
        string text,
        DateTimeOffset? reportedAt,
        CancellationToken cancellation
    )
    {
        string id = RequestIds.Hash($"{listId}|{number}|{requestId}")[..16];
        return await CompareAndSwap.UpdateAsync<Result<Accident>>($"The record of accidents of list {listId}", async () =>
        {
            (Accident? accident, string etag) = (await _table.ReadAsync(listId, cancellation)).FirstOrDefault(r => r.Accident.Number == number);
            if (accident is null)
                return new Result<Accident>.NotFound();
            if (accident.Notes.Any(n => n.Request == id))
                return new Result<Accident>.Done(accident);
            if (accident.Notes.Length != seen)
                return new Result<Accident>.Conflict(accident);
            DateTimeOffset now = _clock.GetUtcNow();
            var errors = new List<FormError>();
            Text(errors, "text", text, "请填写补充的情况。");
            if (reportedAt < accident.ReceivedAt || reportedAt > now)
                errors.Add(new FormError("reportedAt", "报告时间不能早于接报时间，也不能晚于现在。"));
            if (errors.Count > 0)
                return new Result<Accident>.Invalid(errors);
            Accident after = accident with
            {
                ReportedAt = reportedAt ?? accident.ReportedAt,
                Notes = accident.Notes.Add(new AccidentNote(now, who, text.Trim(), id)),
            };
            if (!await _table.TryReplaceAsync(listId, after, etag, cancellation))
                return null;
            return new Result<Accident>.Done((await ReadAsync(listId, cancellation)).First(a => a.Number == number));
        });
    }

    // 31 asks the unit that got the news, if it is one of those that the duty asks; 40 asks the office, one level up. What was reported
    // up before it was recorded is done, and judged by the day on which it was to be reported: nobody is asked for it any more.
    private static IEnumerable<EventOpening> Openings(
        ListInForce list,
        Accident accident,
        DateOnly investigationDue,
        OnCallRoster onCall,
        DateOnly today
    )
    {
        foreach (Obligation duty in list.Catalogue.Obligations.Where(o => o is { Opening: OpeningKind.Report, Form: FormKind.Accident }))
        {
            HashSet<string> asked = [.. list.Directory.Expand(duty.AskedOf, today).Select(u => u.Id)];
            if (asked.Contains(accident.Unit))
                yield return new EventOpening(
                    accident.Number,
                    duty.Id,
                    accident.Unit,
                    ChinaTime.DateOf(accident.ReceivedAt),
                    accident.ReportedAt is null ? today : ChinaTime.DateOf(accident.ReceivedAt.AddMinutes(onCall.ReportMinutes)),
                    accident.ReportedAt
                );
            else if (asked.SetEquals([list.Catalogue.List.OfficeUnit]))
                yield return new EventOpening(
                    accident.Number,
                    duty.Id,
                    list.Catalogue.List.OfficeUnit,
                    today,
                    investigationDue < today ? today : investigationDue
                );
        }

        if (accident.TalkReason is not null)
            yield return new EventOpening(
                accident.Number,
                EventDuty.StatementId,
                accident.Unit,
                today,
                list.Calendar.AddWorkingDays(today, StatementDays)
            );
    }

    private async Task<Accident> OpenAsync(string listId, Accident accident, CancellationToken cancellation)
    {
        // They open with the next turn in any case; the person is to see them at once.
        ListInForce list = await _register.GetAsync(listId, cancellation);
        foreach (
            PeriodPlan plan in list
                .Head.Events.Where(e => e.Number == accident.Number)
                .Select(e => e.Obligation)
                .Distinct()
                .SelectMany(list.PlansOf)
                .Where(p => p.Ref.Period == EventDuty.PeriodOf(accident.Number))
        )
            await _turns.TakeAsync(list, plan, null, cancellation);
        return (await ReadAsync(listId, cancellation)).First(a => a.Number == accident.Number);
    }

    /// <summary>The unit's statement stands before the office at the rung 约谈, by hand: nothing was due before.</summary>
    private async Task<Accident> ProposeAsync(string listId, Accident accident, string etag, CancellationToken cancellation)
    {
        var key = new DueItemKey(listId, EventDuty.StatementId, EventDuty.PeriodOf(accident.Number), accident.Unit);
        Result<ItemAnswer> result = await _acts.DoAsync(
            new ActRequest(key, accident.Request, accident.Who),
            bringsForward: true,
            s =>
                s.Change(
                    s.Item with
                    {
                        Interview = new AcceptedRung(s.Now, null),
                    },
                    HistoryEvent.RungOpened,
                    $"因事故提请研究约谈：{accident.TalkReason}"
                ),
            cancellation
        );
        if (result is not Result<ItemAnswer>.Done)
            return accident; // not opened yet: whoever reads next
        Accident proposed = accident with { Proposed = true };
        await _table.TryReplaceAsync(listId, proposed, etag, cancellation);
        return proposed;
    }

    /// <summary>The unit's item is closed by what was added later: when the accident was reported up.</summary>
    private async Task<Accident> SettleReportAsync(string listId, Accident accident, string etag, CancellationToken cancellation)
    {
        ListInForce list = await _register.GetAsync(listId, cancellation);
        DateTimeOffset reported = accident.ReportedAt!.Value;
        foreach (
            EventOpening opened in list.Head.Events.Where(e =>
                e.Number == accident.Number && e.Unit == accident.Unit && e.Obligation != EventDuty.StatementId
            )
        )
        {
            var key = new DueItemKey(listId, opened.Obligation, EventDuty.PeriodOf(accident.Number), accident.Unit);
            Result<ItemAnswer> result = await _acts.DoAsync(
                new ActRequest(key, $"{accident.Request}-reported", accident.Notes is [.., var last] ? last.Who : accident.Who),
                bringsForward: false,
                s =>
                    s.Allows(s.Item.IsOpen, "该事项已办结。")
                        ? s.Change(
                            s.Item with
                            {
                                State = ItemState.Completed,
                                ClosedAt = reported,
                                CompletedOn = ChinaTime.DateOf(reported),
                                ClosedBy = accident.Notes is [.., var note] ? note.Who : accident.Who,
                                Extension = null,
                            },
                            HistoryEvent.Completed,
                            HistoryText.ReportedBefore(reported)
                        )
                        : null,
                cancellation
            );
            if (result is Result<ItemAnswer>.NotFound)
                return accident; // not opened yet: whoever reads next
        }

        Accident settled = accident with { ReportSettled = true };
        await _table.TryReplaceAsync(listId, settled, etag, cancellation);
        return settled;
    }

    private static List<FormError> Check(ListInForce list, AccidentReport report, DateTimeOffset now)
    {
        var errors = new List<FormError>();
        if (list.Directory.Find(report.Unit) is null)
            errors.Add(new FormError("unit", "请选择责任单位。"));
        else if (report.Unit == list.Catalogue.List.OfficeUnit)
            errors.Add(new FormError("unit", "责任单位不能是市安委办。"));
        if (report.OccurredAt > now)
            errors.Add(new FormError("occurredAt", "发生时间不能晚于现在。"));
        if (report.ReceivedAt > now)
            errors.Add(new FormError("receivedAt", "接报时间不能晚于现在。"));
        if (report.ReceivedAt < report.OccurredAt)
            errors.Add(new FormError("receivedAt", "接报时间不能早于发生时间。"));
        if (report.ReportedAt < report.ReceivedAt)
            errors.Add(new FormError("reportedAt", "报告时间不能早于接报时间。"));
        if (report.ReportedAt > now)
            errors.Add(new FormError("reportedAt", "报告时间不能晚于现在。"));
        Text(errors, "place", report.Place, "请填写发生地点。");
        Text(errors, "facts", report.Facts, "请填写简要情况。");
        if (!Enum.IsDefined(report.Level))
            errors.Add(new FormError("level", "请选择事故等级。"));
        if (report.TalkReason?.Trim().Length > LongestText)
            errors.Add(new FormError("talkReason", $"最多{LongestText}字。"));
        if (report.InvestigationDue is { } due && (due < ChinaTime.DateOf(report.OccurredAt) || due > list.Head.ClosesOn))
            errors.Add(new FormError("investigationDue", $"调查时限应在发生日与清单关闭日（{ChineseDates.Full(list.Head.ClosesOn)}）之间。"));
        return errors;
    }

    private static void Text(List<FormError> errors, string field, string text, string missing)
    {
        int length = text.Trim().Length;
        if (length == 0)
            errors.Add(new FormError(field, missing));
        else if (length > LongestText)
            errors.Add(new FormError(field, $"最多{LongestText}字，已填{length}字。"));
    }
}
