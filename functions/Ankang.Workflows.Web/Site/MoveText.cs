using Ankang.Workflows.Dispatch;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Site;

/// <summary>What a move of the virtual clock caused, as words that link to it: 打开45项 · 发出12封 · 3项升级为督办.</summary>
internal static class MoveText
{
    public static string Span(MoveReport move)
    {
        DateOnly to = ChinaTime.DateOf(move.To);
        return move.From == move.To ? "已到清单末尾" : $"自{Say.Moment(move.From, to)}至{Say.Moment(move.To, to)}";
    }

    public static IReadOnlyList<(string Words, string Href)> Effects(MoveReport move)
    {
        var effects = new List<(string, string)>();
        if (move.Opened > 0)
            effects.Add(
                (
                    $"打开{move.Opened}项",
                    $"/items?openedFrom={ChinaTime.DateOf(move.From):yyyy-MM-dd}&openedTo={ChinaTime.DateOf(move.To):yyyy-MM-dd}"
                )
            );
        MailRecord[] sent = [.. move.Mails.Where(m => m.State == MailState.Accepted)];
        if (sent.Length > 0)
            effects.Add(($"发出{sent.Length}封", $"/outbox?after={sent.Min(m => m.Slot)}&before={sent.Max(m => m.Slot)}"));
        foreach (NoticeTraits rung in NoticeKinds.Rungs)
        {
            int count = sent.Where(m => m.Kind == rung.Kind).Sum(m => m.Notices.Count);
            if (count > 0)
                effects.Add(($"{count}{NoticeWords.Of(rung.Kind).Effect}", $"/items?rung={rung.Code}&state=late"));
        }

        if (move.Mails.Count(m => m.State is MailState.Refused or MailState.Deferred) is > 0 and var failed)
            effects.Add(($"{failed}封未送达", "/outbox?state=failed"));
        return effects;
    }
}
