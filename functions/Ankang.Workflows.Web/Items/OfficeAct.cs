using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Items;

/// <summary>One thing that the office can do to an item, as its form asks for it.</summary>
/// <param name="Code">Part of the address that the form posts to.</param>
/// <param name="Explains">What it brings about, said before it is done.</param>
/// <param name="Reason">Label of the reason, or of the person, that the history records.</param>
/// <param name="Field">The reason's field, as the service's errors name it.</param>
/// <param name="Date">Label of the date it asks for; null where it asks for none.</param>
/// <param name="Proposed">The date that stands in the form at first.</param>
/// <param name="Also">Label of what it may do besides, where the person ticks it; null for nothing.</param>
public sealed record OfficeAct(
    string Code,
    string Button,
    string Explains,
    string Reason,
    bool IsReasonRequired = true,
    string Field = "reason",
    string? Date = null,
    DateOnly? Proposed = null,
    string? Also = null
)
{
    /// <summary>The field of <see cref="Also"/>.</summary>
    public const string AlsoField = "also";

    private const string Correct = "correct-",
        ToldByPhone = "told-phone",
        ToldOnPaper = "told-paper";

    /// <summary>What can be done to an item as it stands, the likeliest first.</summary>
    public static IReadOnlyList<OfficeAct> For(ItemGlance glance)
    {
        if (glance.Item is not { } item)
            return [];
        var acts = new List<OfficeAct>();
        bool quota = glance.Plan.Kind == ItemKind.Quota;
        bool reported = !quota && item.Reports.Any(r => r.Counts);
        LadderPolicy policy = glance.List.PolicyOf(item);
        if (item.State == ItemState.InReview)
            acts.Add(
                new("accept", "审核通过", "审核通过，予以销号；办结时间以报送时间为准。", "审核意见", IsReasonRequired: false, Field: "opinion")
            );
        if (reported && item.State is ItemState.InReview or ItemState.Completed)
            acts.Add(
                new(
                    "return",
                    "退回补正",
                    $"事项重新打开，给{policy.ReturnDays}个工作日补正；原报送时间保留在案，退回通知随下一批次发给单位。",
                    "退回原因（写入邮件）"
                )
            );
        if (item.IsOpen && !quota)
        {
            acts.Add(
                item.Extension is { } asked
                    ? new(
                        "grant",
                        "同意延期",
                        $"单位申请延至{ChineseDates.FullWithWeekday(asked.Until)}。新时限从头计算提醒，原时限保留在案并计入考核。",
                        "说明",
                        IsReasonRequired: false,
                        Date: "新的完成时限",
                        Proposed: asked.Until
                    )
                    : new(
                        "grant",
                        "延期",
                        "单位没有申请，由市安委办决定延期。新时限从头计算提醒，原时限保留在案并计入考核。",
                        "延期原因",
                        Date: "新的完成时限"
                    )
            );
            if (item.Extension is not null)
                acts.Add(new("refuse", "不同意延期", "完成时限不变；答复当天不发提醒、督办。", "不同意的原因（写入邮件）"));
        }

        Rung next = item.Rung + 1;
        bool leaves = glance.Today <= glance.List.Head.ClosesOn;
        if (leaves && item is { IsOpen: true, Addressed: true, AwaitsRungByHand: false } && next <= Rung.Interview && next <= glance.Unit.MaxRung)
            acts.Add(
                new(
                    "rung",
                    $"启动{HistoryText.Rung(next)}",
                    glance.IsUntold
                        ? $"该单位尚未告知，告知满{policy.NoticeDays}个工作日后随批次发出。"
                        : "不等到期计算，随下一批次发出；与上一层级的间隔仍须满足。",
                    "启动原因"
                )
            );
        if (item.Rung != Rung.None)
            acts.AddRange(
                Enum.GetValues<Rung>()
                    .Where(r => r != Rung.None && TakeBack.Accepted(item, r) is not null)
                    .Select(r => new OfficeAct(
                        Correct + r.Code(),
                        $"更正：撤销{HistoryText.SentRung(r)}",
                        (r < item.Rung ? $"连同其后的{HistoryText.SentRung(item.Rung)}一并撤销。" : "")
                            + "不计入次数和约谈依据，台账保留；更正邮件随下一批次发给原收件人。事项未办结的，自次日起重新计算，请当天一并处理。",
                        "更正原因（写入邮件“因我办……”，例：登记有误）"
                    ))
            );
        if (leaves && glance.Pending.Any(p => p.RefusedFor is not null))
            acts.Add(new("resend", "补发", "通知未能送达任何收件人；核实邮箱后补发，随下一批次发出。", "核实情况"));
        if (leaves && item is { IsOpen: true, Historic: true, LadderFrom: null })
            acts.Add(new("ladder", "列入督办程序", "历史事项自今天起计算提醒、督办、约谈。", "列入原因"));
        if (item.IsOpen && item.HeldUntil >= glance.Today)
            acts.Add(new("release", "恢复发送", "从下一批次起照常发送。", "恢复原因"));
        if (item.IsOpen)
            acts.Add(new("hold", "暂缓发送", "到期前该事项不发任何提醒、督办；到期后自动恢复。", "暂缓原因", Date: "暂缓至（含当日）"));
        if (reported && item.State is ItemState.Open or ItemState.InReview or ItemState.Completed)
            acts.Add(new("take-back", "撤回更正", "最近一次报送不再计入，保留在案；已办结的重新打开。", "更正原因"));
        if (item is { IsOpen: true, Addressed: true })
        {
            string since = glance.IsUntold
                ? $"该单位尚未收到任务告知。登记后自通知之日起视为已告知，满{policy.NoticeDays}个工作日后方可提醒。"
                : "记入台账，作为督办依据。";
            string? delivers = glance.Pending.FirstOrDefault(p => p.RefusedFor is not null && p.Tag.Rung is Rung.Reminder or Rung.Supervision)
                is { } lost
                ? $"同时作为未送达的{HistoryText.Notice(lost.Tag)}的送达，自通知之日起计算"
                : null;
            foreach ((string code, string button) in new[] { (ToldByPhone, "已电话通知"), (ToldOnPaper, "已书面通知") })
                acts.Add(new(code, button, since, "通知对象（姓名、职务）", Field: "whom", Date: "通知日期", Proposed: glance.Today, Also: delivers));
        }

        if (item.State is ItemState.Open or ItemState.InReview)
        {
            acts.Add(new("waive", "豁免", "不再要求办理，不计入应办。", "豁免原因"));
            acts.Add(new("not-applicable", "标为不适用", "没有可适用的对象（如第28项无验收通过企业），不计入应办。", "不适用的原因"));
        }

        if (item.IsOpen && glance.Today >= OfficeService.YearEndFrom(glance.List))
        {
            acts.Add(new("carry", "结转下一年度", "本年度计未完成，不再提醒、督办；在年终办理页列入下一年度清单继续办理。", "结转理由"));
            acts.Add(new("end", "年终关闭", "本年度计未完成，不再要求办理。", "关闭理由"));
        }

        if (item is { State: ItemState.Waived or ItemState.NotApplicable or ItemState.Ended, CarriedTo: null })
            acts.Add(new("reopen", "恢复", "撤销豁免、不适用、结转或年终关闭，事项恢复办理；当天不发提醒、督办。", "恢复原因"));
        return acts;
    }

    /// <returns>Null when there is no act of this code.</returns>
    /// <param name="also">The person ticked <see cref="Also"/>.</param>
    public static async Task<Result<ItemAnswer>?> DoAsync(
        WorkflowParts parts,
        string code,
        ActRequest request,
        DateOnly until,
        string reason,
        bool also
    ) =>
        code switch
        {
            ToldByPhone => await parts.Tellings.RecordAsync(request, TellingKind.Phone, until, reason, CancellationToken.None, also),
            ToldOnPaper => await parts.Tellings.RecordAsync(request, TellingKind.Paper, until, reason, CancellationToken.None, also),
            _ when RungCorrectedBy(code) is var rung and not Rung.None => await parts.Corrections.CorrectAsync(
                request,
                rung,
                reason,
                CancellationToken.None
            ),
            _ => await DoAsync(parts.OfficeService, code, request, until, reason),
        };

    /// <summary>The field in which the act's form says why, or whom.</summary>
    public static string FieldOf(string code) =>
        code switch
        {
            "accept" => "opinion",
            ToldByPhone or ToldOnPaper => "whom",
            _ => "reason",
        };

    private static Rung RungCorrectedBy(string code) => Enum.GetValues<Rung>().FirstOrDefault(r => code == Correct + r.Code());

    private static async Task<Result<ItemAnswer>?> DoAsync(OfficeService service, string code, ActRequest request, DateOnly until, string reason) =>
        code switch
        {
            "accept" => await service.AcceptAsync(request, reason, CancellationToken.None),
            "return" => await service.ReturnAsync(request, reason, CancellationToken.None),
            "grant" => await service.GrantAsync(request, until, reason, CancellationToken.None),
            "refuse" => await service.RefuseAsync(request, reason, CancellationToken.None),
            "waive" => await service.WaiveAsync(request, reason, CancellationToken.None),
            "not-applicable" => await service.NotApplicableAsync(request, reason, CancellationToken.None),
            "carry" => await service.CarryAsync(request, reason, CancellationToken.None),
            "end" => await service.EndAsync(request, reason, CancellationToken.None),
            "reopen" => await service.ReopenAsync(request, reason, CancellationToken.None),
            "take-back" => await service.TakeBackAsync(request, reason, CancellationToken.None),
            "hold" => await service.HoldAsync(request, until, reason, CancellationToken.None),
            "release" => await service.ReleaseAsync(request, reason, CancellationToken.None),
            "rung" => await service.OpenRungAsync(request, reason, CancellationToken.None),
            "resend" => await service.ResendAsync(request, reason, CancellationToken.None),
            "ladder" => await service.PutOnLadderAsync(request, reason, CancellationToken.None),
            _ => null,
        };

    /// <summary>The date's field of those that ask for one.</summary>
    public static string? DateMissing(string code) =>
        code switch
        {
            "grant" => "请填写新的完成时限。",
            "hold" => "请填写暂缓至哪一天。",
            ToldByPhone or ToldOnPaper => "请填写通知日期。",
            _ => null,
        };
}
