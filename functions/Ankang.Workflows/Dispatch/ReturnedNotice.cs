using Ankang.Workflows.Acts;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Steps;

namespace Ankang.Workflows.Dispatch;

/// <summary>What becomes of one notice whose mail came back from a recipient.</summary>
/// <param name="Kind">Whose fault it is.</param>
/// <param name="Told">What the office is told (退信), as <see cref="BounceText"/> writes it.</param>
/// <param name="Lost">The mails that carried the notice, none of which anybody has; empty where somebody has one.</param>
/// <param name="CameBackBefore">The same was said of our text on an earlier day: it is not sent a third time by itself.</param>
internal sealed record ReturnedNotice(
    MailRecord Mail,
    string Email,
    string Answer,
    AnswerKind Kind,
    string Told,
    NoticeKey Notice,
    IReadOnlyList<MailRecord> Lost,
    bool CameBackBefore
)
{
    /// <summary>Nobody has it: the rung is as if it had not left, and goes out again while that may be of use.</summary>
    public static ItemChange Decide(ActScene scene, ReturnedNotice returned)
    {
        (DueItem item, NoticeTag tag) = (scene.Item, returned.Notice.Tag);
        string what = $"{HistoryText.Notice(tag)}发往 {returned.Email} 后被退回（{returned.Answer}）";
        AcceptedRung? rung = returned.Notice.Cycle == item.Cycle ? TakeBack.Accepted(item, tag.Rung) : null;
        bool isLost = rung is not null && returned.Lost.Any(m => m.AcceptedAt == rung.At);
        DueItem? without = isLost ? TakeBack.Of(item, tag.Rung) : null;
        // It came back before it was counted: settling it leaves it where it waits.
        bool waits = returned.Lost.Count > 0 && scene.Waits(tag);
        string text =
            without is not null ? $"{what}，无其他收件人收到，该次{HistoryText.Rung(tag.Rung)}撤销，不计入督办程序"
            : waits ? $"{what}，无其他收件人收到，不作为已发送，重新发送"
            : isLost ? $"{what}，后续环节已发出，环节照计，请市安委办核实邮箱"
            : $"{what}，环节照计，请市安委办核实邮箱";
        // Our own text is not sent again the same day.
        if (without is not null && !returned.Kind.IsOfRecipient() && !(without.QuietUntil >= scene.Today))
            without = without with { QuietUntil = scene.Today };
        ItemChange change = scene.Telling(
            without ?? (waits ? item with { Repeats = item.Repeats + 1 } : item),
            NoticeTag.Bounce,
            returned.Told,
            null,
            without is null ? HistoryEvent.Bounced : HistoryEvent.RungTakenBack,
            text
        );
        bool rests =
            without is not null
            && (returned.CameBackBefore || returned.Lost.SelectMany(m => m.To).All(t => DeadAddress.IsByReturns(scene.List, t.Email, scene.Today)));
        ResponsibleUnit unit = scene.List.Directory[item.Key.Unit];
        return change with
        {
            History = [change.History[0] with { Mail = returned.Mail.Address }],
            AddNotices = rests
                ? [.. change.AddNotices, new PendingNotice(item.Key.Unit, item.Cycle, tag, scene.Now, RefusedFor: Step.AddressesOf(unit))]
                : change.AddNotices,
        };
    }
}
