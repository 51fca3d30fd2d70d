using Ankang.Workflows.Accidents;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Accidents;

/// <summary>How an accident was told to those on duty, in words.</summary>
internal static class AlarmText
{
    /// <summary>How it stands: who has acknowledged it, or what happens next.</summary>
    public static string State(AccidentAlarm alarm, OnCallRoster roster, DateOnly today) =>
        alarm.Received is { } received ? $"{received.Who}已于{Say.Moment(received.At, today)} 登记接收"
        : alarm.NextAt is { } next && alarm.RoundsTold == 0 && alarm.Failures > 0 ? $"尚未发出，{Say.Moment(next, today)} 再试，请立即电话告知"
        : alarm.NextAt is { } again && alarm.RoundsTold > 0 ? $"尚无人登记接收，{Say.Moment(again, today)} 再次发送（最多{roster.Rounds}次）"
        : alarm.NextAt is not null ? "正在发送"
        : "尚无人登记接收，不再自动发送，请立即电话告知";

    /// <summary>One round: 第1次 3月5日 09:00：张三、李四；王五未送达（550 …）</summary>
    public static string Round(AlarmRound round, bool keptInFolder, DateOnly today)
    {
        string[] told = [.. round.Deliveries.Where(d => d.IsAccepted).Select(d => d.Name)];
        string[] failed = [.. round.Deliveries.Where(d => !d.IsAccepted).Select(d => $"{d.Name}未发出（{d.Detail}）")];
        string reached = told.Length == 0 ? "" : $"{string.Join('、', told)}{(keptInFolder ? "（已存文件，未发出）" : "")}";
        return $"{Say.Moment(round.At, today)}　{string.Join('；', failed.Prepend(reached).Where(t => t.Length > 0))}";
    }
}
