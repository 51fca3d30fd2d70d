using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>Turns due items into what mails say of them.</summary>
public static class NoticeItems
{
    /// <param name="tag">The notice: a progress note is spoken of by its quarter, not by the duty's deadline.</param>
    /// <param name="notice">The pending notice, where it says something of its own.</param>
    public static NoticeItem Of(ListInForce list, PeriodPlan plan, DueItem item, NoticeTag? tag, DateOnly today, PendingNotice? notice = null)
    {
        Obligation obligation = plan.Obligation;
        if (tag?.Quarter is { } quarter)
        {
            Period period = Period.Quarter(list.Catalogue.List.Year, quarter);
            return Named(list, item, $"{item.Key}.q{quarter}", obligation, ChineseDates.PeriodName(period), period.Last) with
            {
                IsProgressNote = true,
            };
        }

        LadderTerms terms = list.TermsFor(item);
        bool overdue = today > item.DueOn && item.IsOpen;
        string duty = Telling.DutyOf(PeriodRef.Of(item.Key));
        DateOnly? printed = item.ReplyBy;
        DateOnly? replyBy = printed is { } named ? terms.Calendar.OnOrBefore(named) : null;
        return Named(list, item, item.Key.ToString(), obligation, ChineseDates.PeriodName(plan.Period), item.DueOn) with
        {
            Demand = obligation.Demand.Replace("{period}", PeriodWords(plan)),
            OriginalDueOn = item.OriginalDueOn,
            MovedFrom = item.FirstDueOn > item.DueOn ? item.FirstDueOn : null,
            Required = item.Required,
            Count = item.Count,
            WithinWhat = item.RequiredWithin is null ? null : obligation.Within[0].What,
            RequiredWithin = item.RequiredWithin,
            CountWithin = item.CountWithin,
            RemindedOn = Day(item.Reminder?.At),
            SupervisedOn = Day(item.Supervision?.At),
            InterviewedOn = Day(item.Interview?.At),
            RemindedBy = ByHand(list, item, duty) is { } given ? given.Kind.Word() : null,
            ToldByHand = LastByHand(list, item, duty) is { } last ? TellingText.ByHand(last, list.Catalogue.List.IssuerShort) : null,
            ToldOn = list.Told.First(item.Key.Unit, duty, onTrial: list.Head.Shadow)?.On,
            ReplyBy = replyBy,
            ReplyMovedFrom = replyBy < printed ? printed : null,
            IsReplyOver = printed < today,
            WorkingDaysLate = overdue ? terms.Calendar.WorkingDaysBetween(item.DueOn, today) : 0,
            Reason = notice?.Text
                ?? (
                    tag == NoticeTag.ForOffice ? WhyForOffice(item)
                    : tag?.Rung is not (null or Rung.None) && ByHand(item, tag.Value.Rung) ? item.ByHand!.Reason
                    : null
                ),
            AnswersOn = notice?.Answers,
            MendBy = tag is null ? null : NoticeKinds.Of(tag.Value).MendBy(item, terms.Calendar, today),
            ReportedOn = item.IsReturned ? Day(item.Reports.LastOrDefault(r => !r.Counts)?.At) : null,
            ReturnedOn = item.IsReturned ? Day(item.ReturnedAt) : null,
            ExtensionAsked = item is { IsOpen: true, Extension: not null },
            AwaitsSignOffSince = item.IsOpen ? Day(item.SignOff?.At) : null,
        };
    }

    private static Telling? LastByHand(ListInForce list, DueItem item, string duty) =>
        list.Told.Of(item.Key.Unit).LastOrDefault(t => t.Kind != TellingKind.Mail && t.Duties.Contains(duty));

    // The 提醒 itself was given so: no mail leaves at the moment at which a day begins.
    private static Telling? ByHand(ListInForce list, DueItem item, string duty) =>
        list.Told.Of(item.Key.Unit).FirstOrDefault(t => t.Kind != TellingKind.Mail && t.At == item.Reminder?.At && t.Duties.Contains(duty));

    private static string WhyForOffice(DueItem item) =>
        item.State == ItemState.InReview
            ? $"{ChineseDates.Short(ChinaTime.DateOf(item.ClosedAt!.Value))}报送，待审核"
            : $"{ChineseDates.Short(ChinaTime.DateOf(item.ReturnedAt!.Value))}退回补正，逾期未补正";

    // Opened by hand, and not by its day.
    private static bool ByHand(DueItem item, Rung rung) =>
        item.ByHand is { } hand
        && rung switch
        {
            Rung.Reminder => item.Reminder is null || item.Reminder.At > hand.At,
            Rung.Supervision => item.Reminder?.At < hand.At,
            _ => item.Supervision?.At < hand.At,
        };

    private static NoticeItem Named(ListInForce list, DueItem item, string id, Obligation obligation, string period, DateOnly due) =>
        new()
        {
            Id = id,
            Revision = item.HistoryCount,
            Task = obligation.Task,
            Order = list.Catalogue.OrderOf(obligation.Id),
            ShortName = obligation.ShortName,
            PeriodName = period,
            Demand = obligation.Demand,
            DueOn = due,
            OriginalDueOn = due,
            Counter = obligation.Counter,
            SuggestedDay = list.Calendar.IsWorkingDay(due) ? null : list.Calendar.OnOrBefore(due),
        };

    // Inside a sentence that names the year already, a month stands without it: 刊发3月新闻宣传稿件.
    private static string PeriodWords(PeriodPlan plan)
    {
        string name = ChineseDates.PeriodName(plan.Period);
        return name.Contains('年') && plan.Kind == ItemKind.Periodic && name != "全年" ? name[(name.IndexOf('年') + 1)..] : name;
    }

    private static DateOnly? Day(DateTimeOffset? instant) => instant is { } at ? ChinaTime.DateOf(at) : null;
}
