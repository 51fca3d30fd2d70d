using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>What a dispatch orchestration shows of itself in the portal and on the page 运行.</summary>
/// <param name="Moment">UTC: what it waits for; the slot's own while it is served.</param>
/// <param name="Reason">In Chinese, for a person: 4月1日9时批次：督办 20/68封.</param>
/// <param name="Slot">The slot's id.</param>
/// <param name="Stage">The stage that is being sent; null while it waits or settles.</param>
/// <param name="Sent">Mails of the stage that were tried.</param>
/// <param name="Of">All mails of the stage.</param>
public sealed record DispatchStatus(DateTimeOffset Moment, string Reason, string Slot, string? Stage = null, int Sent = 0, int Of = 0)
{
    public static DispatchStatus Waits(SlotPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new DispatchStatus(plan.At, $"等待{Words(plan.Slot)}", plan.Slot);
    }

    public static DispatchStatus Sends(SlotWork work, SlotStage stage, int sent)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new DispatchStatus(
            MomentOf(work),
            $"{Words(work.Slot!)}：{stage.Word()} {sent}/{work.Of(stage)}封",
            work.Slot!,
            stage.ToString(),
            sent,
            work.Of(stage)
        );
    }

    /// <param name="goesOn">False where the mail service asked to wait, or would not take the mails.</param>
    public static DispatchStatus Settles(SlotWork work, bool goesOn)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new DispatchStatus(MomentOf(work), $"{Words(work.Slot!)}：{(goesOn ? "登记结果" : "暂停发送，登记已发结果")}", work.Slot!);
    }

    private static DateTimeOffset MomentOf(SlotWork work) => Rules.Calendar.Slot.Parse(work.Slot!).Moment;

    private static string Words(string id)
    {
        Slot slot = Rules.Calendar.Slot.Parse(id);
        return $"{slot.Date.Month}月{slot.Date.Day}日{slot.Hour}时批次";
    }
}
