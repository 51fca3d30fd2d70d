using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Confirmation;

/// <summary>Takes confirmations (报送): checks them, adds them to their items, and closes what is fulfilled.</summary>
/// <remarks>
/// It writes first, under the ETag that memory holds, and reads only when that fails. It writes no Board row: a
/// confirmation makes moments only later, and wakes nobody; but one that goes before the office (审核) brings the day on
/// which the office is told, and says so on the Board first.
/// </remarks>
/// <param name="follow">Brings a report to other lists that share its duty, and names them; null where none can.</param>
public sealed class ConfirmationService(
    ListLookup lists,
    ListLookup newest,
    WorkTable work,
    PeriodTurns periods,
    TimeProvider clock,
    Func<DueItemKey, CancellationToken, Task<IReadOnlyList<string>>>? follow = null
)
{
    private const int LongestNote = 2000;
    private const int LongestProgressNote = 500;

    // A slip of the finger is caught; a duty that asks for hundreds (发放资料不少于500份) may be reported at once.
    private const int MostAtOnce = 99;
    private const int MostOfRequired = 10;

    /// <summary>Records one confirmation. Its time is the moment of this call.</summary>
    /// <exception cref="StoreUnavailableException">Nothing is known to be recorded; the same request may be sent again.</exception>
    public async Task<Result<ItemAnswer>> ConfirmAsync(ConfirmRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        using IDisposable _ = StorageMeter.For(StoragePurpose.Confirmations);
        ListInForce list = await lists(request.Item.List, cancellation);
        PeriodRef period = PeriodRef.Of(request.Item);
        // A period or unit that a change has just brought may be newer than what is remembered of the list.
        if (list.FindPlan(period) is null || list.Directory.Find(request.Item.Unit) is null)
            list = await newest(request.Item.List, cancellation);
        if (list.FindPlan(period) is not { } plan)
            return new Result<ItemAnswer>.NotFound();

        DateTimeOffset now = request.ArrivedAt ?? clock.GetUtcNow();
        string id = ReportId(request);
        bool again = false;
        Result<ItemAnswer> result = await CompareAndSwap.UpdateAsync<Result<ItemAnswer>>($"Item {request.Item}", async () =>
        {
            // An answer that writes nothing rests on a fresh read; a write is proved by its ETag.
            PeriodWork known = await work.LoadAsync(period, fresh: again, cancellation);
            again = true;
            if (Answer(list, plan, known, request, id, now) is not null)
            {
                known = await work.LoadAsync(period, fresh: true, cancellation);
                if (Answer(list, plan, known, request, id, now) is { } answer)
                    return answer is ReportRecorded before ? await AgainAsync(plan, before, request, id, cancellation) : answer;
            }

            DueItem item = known.Items[request.Item.Unit].Value;
            if (await SinceAsync(item, request, cancellation) is { Count: > 0 } since)
                return new Result<ItemAnswer>.Conflict(new ItemAnswer(item, since));
            bool waits = NeedsSignOff(list, plan, request);
            ItemChange change = waits
                ? AskSignOff(plan, known, item with { LastRequest = id }, request, id, now)
                : Record(plan, item with { LastRequest = id }, request, id, now);
            if (waits)
                await periods.LowerAsync(list, plan, cancellation);
            if (change.Item.State == ItemState.InReview)
            {
                LadderTerms terms = list.TermsFor(change.Item);
                await periods.LowerAsync(
                    list,
                    plan,
                    cancellation,
                    ChinaTime.StartOf(terms.Calendar.AddWorkingDays(ChinaTime.DateOf(now), terms.Policy.ReviewDays))
                );
            }

            return await work.TryChangeAsync(period, change, cancellation)
                ? Recorded(plan, change.Item with { HistoryCount = item.HistoryCount + change.History.Count }, id) with
                {
                    Line = change.History[0].Numbered(item.HistoryCount + 1),
                }
                : null;
        });
        return result is ReportRecorded recorded && follow is not null && list.Head.Shared.Any(s => s.Obligation == request.Item.Obligation)
            ? recorded with
            {
                AlsoCounted = await follow(request.Item, cancellation),
            }
            : result;
    }

    // The answer to a request that was recorded before tells what was kept, and whether this one says something else.
    private async Task<Result<ItemAnswer>> AgainAsync(
        PeriodPlan plan,
        ReportRecorded before,
        ConfirmRequest request,
        string id,
        CancellationToken cancellation
    )
    {
        HistoryEntry? line = (await work.HistoryAsync(request.Item, cancellation)).FirstOrDefault(h => h.Request == id);
        return before with { Line = line, SaysOtherwise = line is not null && !ReportLine.Says(line.Text, plan, request) };
    }

    /// <summary>
    /// What people did to an item since the form of a request showed it; empty when nobody did anything, or the request was recorded
    /// already.
    /// </summary>
    public async Task<IReadOnlyList<HistoryEntry>> SinceAsync(DueItem item, ConfirmRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Version is not { } seen || item.HistoryCount <= seen || IsRecorded(item, ReportId(request)))
            return [];
        return [.. (await work.HistoryAsync(item.Key, cancellation)).Where(h => h.Number > seen && !h.Who.IsSystem)];
    }

    /// <summary>What is wrong with a confirmation before it is sent, as the form shows it; empty when all is well.</summary>
    public static IReadOnlyList<FormError> Check(PeriodPlan plan, ConfirmRequest request, DateOnly today)
    {
        var errors = new List<FormError>();
        ReportFields fields = ReportFields.Of(plan);
        bool note = IsProgressNote(plan, request);
        if (plan.Kind == ItemKind.Quota)
            return [new FormError("item", "全年要求由各期报送自动累计，请在相应周期报送。")];

        if (request.CompletedOn is not { } done)
        {
            if (!note)
                errors.Add(new FormError("completedOn", "请填写完成日期。"));
        }
        else if (done > today)
        {
            errors.Add(new FormError("completedOn", $"日期不能晚于今天（{ChineseDates.Short(today)}）。"));
        }
        else if (done < plan.Period.First)
        {
            errors.Add(new FormError("completedOn", $"日期早于本期（{ChineseDates.Short(plan.Period.First)}起），请在相应周期报送。"));
        }

        CheckReportedOn(errors, fields, request, note, today);

        int most = plan.Required > MostAtOnce / MostOfRequired ? plan.Required.Value * MostOfRequired : MostAtOnce;
        int count = request.Count ?? fields.CountWhenLeftOut ?? 0;
        if (count < 1 || count > most)
            errors.Add(new FormError("count", $"请填写1至{most}的整数。"));
        if (request.Within < 0 || request.Within > count)
            errors.Add(new FormError("within", "“其中”篇数不能大于本次篇数。"));
        if (request.Within > 0 && !fields.AsksWithin)
            errors.Add(new FormError("within", "该事项没有“其中”要求，请勿填写。"));
        if (fields.LeastSize is not null && !note && request.Size is null or < 1 or > 9999)
            errors.Add(new FormError("size", "请填写每次最少户数。"));
        int longest = note ? LongestProgressNote : LongestNote;
        if (request.Note is { } text && text.Length > longest)
            errors.Add(new FormError("note", $"说明最多{longest}字，已填{text.Length}字。"));
        if (request.Attachments.Count > 0 && !fields.TakesFiles)
            errors.Add(new FormError("files", "该事项只填日期和届次，请勿上传会议纪要等附件。"));
        if (fields.NeedsNote && string.IsNullOrWhiteSpace(request.Note))
            errors.Add(new FormError("note", "请填写进展说明。"));
        if (request.Reporter is { } reporter)
            errors.AddRange(ReporterText.Check(reporter));
        return errors;
    }

    // The duty is the reporting: 报市安委办日期 is asked for, and may not lie before the day of what is reported.
    private static void CheckReportedOn(List<FormError> errors, ReportFields fields, ConfirmRequest request, bool note, DateOnly today)
    {
        if (!fields.AsksReportedOn)
        {
            if (request.ReportedOn is not null)
                errors.Add(new FormError("reportedOn", "该事项不需填写报市安委办日期。"));
            return;
        }

        if (request.ReportedOn is not { } reported)
        {
            if (!note)
                errors.Add(new FormError("reportedOn", "请填写报市安委办日期。"));
        }
        else if (reported > today)
        {
            errors.Add(new FormError("reportedOn", $"日期不能晚于今天（{ChineseDates.Short(today)}）。"));
        }
        else if (reported < request.CompletedOn)
        {
            errors.Add(new FormError("reportedOn", $"报市安委办日期不能早于{fields.DateLabel}（{ChineseDates.Short(request.CompletedOn.Value)}）。"));
        }
    }

    private static Result<ItemAnswer>? Answer(
        ListInForce list,
        PeriodPlan plan,
        PeriodWork known,
        ConfirmRequest request,
        string id,
        DateTimeOffset now
    )
    {
        if (list.Directory.Find(request.Item.Unit) is null || !known.Items.TryGetValue(request.Item.Unit, out Tracked<DueItem>? tracked))
            return new Result<ItemAnswer>.NotFound();
        DueItem item = tracked.Value;
        if (IsRecorded(item, id))
            return Recorded(plan, item, id);
        if (!item.IsOpen)
            return new AlreadyClosed(item);
        if (item.SignOff is { } waits && NeedsSignOff(list, plan, request))
            return new Result<ItemAnswer>.Invalid([
                new FormError("item", $"{ChineseDates.Moment(waits.At)}的报送待单位审签，审签后再报；需要更正的，请先撤回。"),
            ]);
        return Check(plan, request, ChinaTime.DateOf(now)) is { Count: > 0 } errors ? new Result<ItemAnswer>.Invalid(errors) : null;
    }

    /// <summary>A report that waited for its unit's 分管领导, as it counts once he agrees: with the time of its arrival.</summary>
    internal static ItemChange SignedOff(PeriodPlan plan, DueItem item)
    {
        ConfirmRequest request = AwaitedReport.Of(item);
        return Record(plan, item, request, ReportId(request), item.SignOff!.At);
    }

    // What a 联络员 reports by his link; whoever answers for the unit, and the office, need nobody's consent.
    private static bool NeedsSignOff(ListInForce list, PeriodPlan plan, ConfirmRequest request) =>
        list.Directory[request.Item.Unit].SignsOff
        && request.Who.Kind == ActorKind.UnitContact
        && !request.IsSignedOff
        && !IsProgressNote(plan, request);

    private static ItemChange AskSignOff(PeriodPlan plan, PeriodWork known, DueItem item, ConfirmRequest request, string id, DateTimeOffset now)
    {
        string deed = ReportLine.Deed(plan, request);
        var notice = new PendingNotice(item.Key.Unit, item.Cycle, NoticeTag.SignOff, now, null, deed, ChinaTime.DateOf(now));
        bool waits = known.Notices.ContainsKey(notice.Row);
        var line = new HistoryDraft(
            now,
            request.Who,
            HistoryEvent.SignOffAsked,
            $"{deed}，待单位审签{ReportLine.Told(plan, request)}",
            Request: id,
            Attachments: request.Attachments.Count > 0 ? request.Attachments : null
        );
        item = item with { SignOff = new AwaitedSignOff(now, AwaitedReport.Write(request)) };
        return new ItemChange(item, [line], waits ? [] : [notice], [], waits ? [notice] : []);
    }

    private static ItemChange Record(PeriodPlan plan, DueItem item, ConfirmRequest request, string id, DateTimeOffset now)
    {
        if (IsProgressNote(plan, request))
        {
            int quarter = (ChinaTime.DateOf(now).Month + 2) / 3;
            DueItem noted = item with { NotesGiven = item.NotesGiven.Contains(quarter) ? item.NotesGiven : [.. item.NotesGiven, quarter] };
            return new ItemChange(noted, Line(HistoryEvent.ProgressNote, ReportLine.Note(quarter), ""));
        }

        ReportFields fields = ReportFields.Of(plan);
        int count = request.Count ?? fields.CountWhenLeftOut ?? 0;
        DateOnly done = request.CompletedOn!.Value;
        // The duty to report to the office is done on the day of the report, not on that of the document.
        Report report = fields.AsksReportedOn
            ? new Report(id, now, request.ReportedOn ?? done, count, request.Within, By: request.Who, IssuedOn: done)
            : new Report(id, now, done, count, request.Within, By: request.Who);
        report = report with { Reporter = request.Reporter };
        item = item with { Reports = [.. item.Reports, report], SignOff = null };
        string counter = plan.Obligation.Counter;
        string deed = ReportLine.Deed(plan, request);
        bool largeEnough = fields.LeastSize is not { } size || request.Size >= size;
        if (!largeEnough || item.Count < (item.Required ?? 1))
        {
            string missing = largeEnough ? $"；累计{item.Count}{counter}，尚差{item.Required - item.Count}{counter}" : "";
            return new ItemChange(item, Line(HistoryEvent.Reported, deed, $"{missing}，尚未办结"));
        }

        bool review = plan.Obligation.Review;
        item = item with
        {
            State = review ? ItemState.InReview : ItemState.Completed,
            ClosedAt = now,
            CompletedOn = item.Reports.Where(r => r.Counts).Max(r => r.CompletedOn),
            ClosedBy = request.Who,
            Extension = null,
        };
        if (review)
            return new ItemChange(item, Line(HistoryEvent.InReview, deed, "，已报送，待审核"));
        return new ItemChange(item, Line(HistoryEvent.Completed, deed, $"，{HistoryText.Outcome(item.Outcome!.Value)}"));

        HistoryDraft Line(HistoryEvent of, string deed, string outcome) =>
            new(
                now,
                request.Who,
                of,
                $"{deed}{outcome}{ReportLine.Told(plan, request)}",
                Request: id,
                Attachments: request.Attachments.Count > 0 ? request.Attachments : null
            );
    }

    private static ReportRecorded Recorded(PeriodPlan plan, DueItem item, string id)
    {
        Report? report = item.Reports.FirstOrDefault(r => r.Id == id);
        return new(item, Receipt(item.Key, id), report is null && plan.Kind == ItemKind.Standing, report, null, SaysOtherwise: false);
    }

    // A standing duty is reported on each quarter; with a date the report closes it for the year.
    private static bool IsProgressNote(PeriodPlan plan, ConfirmRequest request) => plan.Kind == ItemKind.Standing && request.CompletedOn is null;

    private static bool IsRecorded(DueItem item, string id) => item.LastRequest == id || item.Reports.Any(r => r.Id == id);

    private static string ReportId(ConfirmRequest request) => RequestIds.Of(request.Item, request.RequestId);

    private static string Receipt(DueItemKey item, string id) => RequestIds.Hash($"{item}|{id}|receipt")[..10].ToUpperInvariant();
}
