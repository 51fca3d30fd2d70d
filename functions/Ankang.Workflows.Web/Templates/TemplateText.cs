using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Web.Mails;

namespace Ankang.Workflows.Web.Templates;

/// <summary>What a template is called on the office's pages.</summary>
internal static class TemplateText
{
    private static readonly Dictionary<string, string> Others = new()
    {
        ["calendar"] = "日历附件中的日程",
        ["channel"] = "群消息（第二通道）",
        ["letter-reminder"] = "提醒函",
        ["letter-supervision"] = "督办通知单",
        ["letter-interview"] = "约谈通知书",
        ["letter-minutes"] = "约谈纪要",
        ["letter-annex"] = "逾期事项清单（公文附件）",
        ["_tail"] = "片段：邮件结尾",
        ["_list"] = "片段：清单全称",
        ["_item"] = "片段：第几项、事项名称",
        ["_name"] = "片段：事项名称",
        ["_period"] = "片段：周期",
        ["_status"] = "片段：目前情况",
        ["_historic"] = "片段：历史事项",
        ["_progress"] = "片段：已报送情况",
        ["_rungs"] = "片段：已提醒、督办",
        ["_simulated"] = "片段：模拟运行说明",
    };

    public static string Name(string template) =>
        NoticeKinds.All.FirstOrDefault(k => k.Template == template) is { } mail ? $"邮件：{MailText.Kind(mail.Kind)}"
        : !Others.TryGetValue(template, out string? name) ? $"片段：{template}"
        : template.StartsWith("letter-", StringComparison.Ordinal) ? $"公文：{name}"
        : name;
}
