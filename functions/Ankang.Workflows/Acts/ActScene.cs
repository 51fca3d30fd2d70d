using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Acts;

/// <summary>What an act on an item is decided upon, and the faults that it finds.</summary>
internal sealed class ActScene(ListInForce list, PeriodPlan plan, PeriodWork period, DueItem item, ActRequest request, DateTimeOffset now)
{
    private const int LongestReason = 500;

    public ListInForce List { get; } = list;

    public PeriodPlan Plan { get; } = plan;

    public DueItem Item { get; } = item;

    public DateTimeOffset Now { get; } = now;

    public DateOnly Today { get; } = ChinaTime.DateOf(now);

    public LadderTerms Terms { get; } = list.TermsFor(item);

    public List<FormError> Errors { get; } = [];

    /// <summary>Notices of the item that no address took.</summary>
    public IEnumerable<PendingNotice> Refused => period.NoticesOf(Item.Key.Unit).Select(n => n.Value).Where(n => n.RefusedFor is not null);

    /// <summary>A notice of the item waits for a slot.</summary>
    public bool Waits(NoticeTag tag) => Waiting(tag) is not null;

    /// <summary>The notice of the item that waits for a slot; null where none does.</summary>
    public PendingNotice? Waiting(NoticeTag tag) => period.NoticesOf(Item.Key.Unit).FirstOrDefault(n => n.Value.Tag == tag)?.Value;

    /// <summary>The state does not allow the act; says how it stands.</summary>
    public bool Allows(bool allowed, string otherwise)
    {
        if (!allowed)
            Errors.Add(new FormError("item", otherwise));
        return allowed;
    }

    /// <summary>As <see cref="Allows"/>, of an act of which nothing is left where no mail leaves any more.</summary>
    public bool HasSlot() => Allows(List.HasSlotAfter(Now), $"清单{ChineseDates.Full(List.Head.ClosesOn)}关闭，已无发送批次，系统不再发送邮件。");

    public void Demand(bool right, string field, string message)
    {
        if (!right)
            Errors.Add(new FormError(field, message));
    }

    /// <summary>A reason that will stand in the history.</summary>
    public string Reason(string? reason, string field = "reason", string missing = "请填写理由。")
    {
        string text = reason?.Trim() ?? "";
        Demand(text.Length > 0, field, missing);
        Demand(text.Length <= LongestReason, field, $"最多{LongestReason}字，已填{text.Length}字。");
        return text;
    }

    public HistoryDraft Line(HistoryEvent of, string text) => new(Now, request.Who, of, text);

    public ItemChange Change(DueItem item, HistoryEvent of, string text) => new(item, Line(of, text));

    /// <summary>The change with a notice that tells the unit of it; one that waits already is brought up to date.</summary>
    /// <remarks>After the list's last slot a notice would wait for ever: there is none, and the history says that nobody was told.</remarks>
    public ItemChange Telling(DueItem item, NoticeTag tag, string? words, DateOnly? answers, HistoryEvent of, string text)
    {
        if (!List.HasSlotAfter(Now))
            return Change(item, of, tag == NoticeTag.Bounce ? text : $"{text.TrimEnd('。')}。清单已无发送批次，系统不再发送邮件，请另行告知单位");
        var notice = new PendingNotice(item.Key.Unit, item.Cycle, tag, Now, null, words, answers);
        bool waits = period.Notices.ContainsKey(notice.Row);
        return new ItemChange(item, [Line(of, text)], waits ? [] : [notice], [], waits ? [notice] : []);
    }
}
