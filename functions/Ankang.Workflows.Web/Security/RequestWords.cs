namespace Ankang.Workflows.Web.Security;

/// <summary>What a request of the security log asked for, in the words of the pages; the log itself keeps the address.</summary>
internal static class RequestWords
{
    private const string Posted = "提交 ";
    private const string Opened = "打开 ";
    private const string OfAList = "l";

    // By address, a part in braces for any; of two that fit, the one with more parts spelled out holds.
    private static readonly (string Address, string Words)[] Acts =
    [
        ("/accidents", "登记事故"),
        ("/accidents/on-call", "保存值班名单"),
        ("/accidents/{number}/notes", "补充事故情况"),
        ("/accidents/{number}/received", "登记已接收"),
        ("/activate", "正式启用"),
        ("/api/accidents", "登记事故"),
        ("/api/accidents/{number}/acknowledgement", "登记已接收"),
        ("/api/calendar", "更新节假日"),
        ("/api/confirmations", "报送"),
        ("/api/lists", "发布或调整清单"),
        ("/assessment/freeze", "考核定稿"),
        ("/assessment/policy", "保存考核办法"),
        ("/assessment/units/{unit}/entries", "登记加减分"),
        ("/assessment/units/{unit}/entries/{entry}/withdraw", "撤销加减分"),
        ("/assessment/units/{unit}/said/{said}/answer", "答复自评或申诉"),
        ("/attachments/{item}/{digest}/settled", "登记附件已处理"),
        ("/bulletins", "起草通报"),
        ("/bulletins/{number}/drop", "删除通报草稿"),
        ("/bulletins/{number}/duty", "登记通报事项"),
        ("/bulletins/{number}/issue", "印发通报"),
        ("/bulletins/{number}/submit", "通报呈批"),
        ("/bulletins/{number}/text", "修改通报"),
        ("/c/{token}", "确认或撤销副联络员、受托人"),
        ("/checks/code", "核对测试邮件"),
        ("/checks/mail", "发送测试邮件"),
        ("/d/{token}", "登记已接收事故信息"),
        ("/dispatch/holds/{id}/release", "恢复发送"),
        ("/dispatch/{address}/hold", "暂缓发送"),
        ("/filings/rows", "登记问题、措施"),
        ("/filings/rows/{kind}/{number}/{act}", "办理问题、措施"),
        ("/filings/templates", "上传报表模板"),
        ("/filings/templates/{id}", "修改报表模板"),
        ("/filings/templates/{id}/remove", "删除报表模板"),
        ("/findings/{number}", "处理核查发现"),
        ("/incoming/{id}/read", "登记来信已阅"),
        ("/interviews/{unit}/{decision}", "办理约谈"),
        ("/interviews/{unit}/{number}/held", "登记约谈结果"),
        ("/interviews/{unit}/{number}/moved", "约谈改期"),
        ("/interviews/{unit}/{number}/withdrawn", "撤销约谈决定"),
        ("/interviews/meeting", "会议研究约谈"),
        ("/items/{id}/acts/{act}", "办理事项"),
        ("/items/{id}/on-behalf", "代为登记"),
        ("/lists/calendar", "上传节假日通知"),
        ("/lists/calendar/apply", "更新节假日"),
        ("/lists/calendar/pasted", "粘贴节假日通知"),
        ("/lists/drafts", "上传清单"),
        ("/lists/drafts/next-year", "起草下一年度清单"),
        ("/lists/drafts/running", "由现行目录起草"),
        ("/lists/drafts/{draft}/columns", "指定表格各列"),
        ("/lists/drafts/{draft}/contacts", "导入草稿联系人"),
        ("/lists/drafts/{draft}/discard", "删除草稿"),
        ("/lists/drafts/{draft}/duties/{duty}", "修改草稿责任事项"),
        ("/lists/drafts/{draft}/duties/{duty}/join", "合并草稿责任事项"),
        ("/lists/drafts/{draft}/duties/{duty}/remove", "删除草稿责任事项"),
        ("/lists/drafts/{draft}/duties/{duty}/split", "拆分草稿责任事项"),
        ("/lists/drafts/{draft}/groups/{group}", "修改草稿单位组"),
        ("/lists/drafts/{draft}/holidays", "导入草稿节假日"),
        ("/lists/drafts/{draft}/list", "修改草稿清单信息"),
        ("/lists/drafts/{draft}/proposals", "请模型提建议"),
        ("/lists/drafts/{draft}/publish", "发布清单"),
        ("/lists/drafts/{draft}/quotas/{duty}", "修改草稿数量要求"),
        ("/lists/drafts/{draft}/review/accept", "确认校核"),
        ("/lists/drafts/{draft}/tasks/{task}/duties", "增加草稿责任事项"),
        ("/lists/drafts/{draft}/units", "增加草稿单位"),
        ("/lists/drafts/{draft}/units/{unit}", "修改草稿单位"),
        ("/lists/drafts/{draft}/units/{unit}/match", "对应草稿单位"),
        ("/lists/drafts/{draft}/units/{unit}/remove", "删除草稿单位"),
        ("/lists/drafts/{draft}/unread/accept", "确认未读内容"),
        ("/lists/drafts/{draft}/unread/take", "采用未读内容"),
        ("/lists/quotas/{duty}", "修改数量要求"),
        ("/lists/withdraw/{of}", "撤回清单"),
        ("/outbox/retry", "立即重试发送"),
        ("/password", "修改密码"),
        ("/pauses", "设置暂停"),
        ("/pauses/{id}/lift", "恢复暂停"),
        ("/people", "添加人员"),
        ("/people/{account}", "修改人员"),
        ("/people/{account}/handover", "登记交接"),
        ("/people/{account}/handover/received", "登记已接手"),
        ("/people/{account}/link", "生成登录链接"),
        ("/people/{account}/release", "解除统一身份认证绑定"),
        ("/people/{account}/remove", "移除人员"),
        ("/people/{account}/second-factor", "重设两步验证"),
        ("/people/{account}/stand-in", "登记委托"),
        ("/people/{account}/stand-in/end", "结束委托"),
        ("/personal-data", "导出个人信息"),
        ("/personal-data/erase", "删除个人信息"),
        ("/rehearsal", "推进演练时间"),
        ("/rehearsal/restart", "重新开始演练"),
        ("/reports", "生成报表"),
        ("/running/export", "立即导出"),
        ("/running/start", "启动流程"),
        ("/running/stop", "停止流程"),
        ("/s/{token}", "登记已阅"),
        ("/s/{token}/bulletins/{number}/sign", "签批通报"),
        ("/s/{token}/fresh", "重新发送入口"),
        ("/s/{token}/letters/{number}/sign", "签批函件"),
        ("/s/{token}/sign-off", "审签"),
        ("/security-log/looked", "登记告警已核实"),
        ("/sign-in", "登录"),
        ("/sign-in/code", "填写验证码"),
        ("/sign-out", "退出"),
        ("/supervisor", "登记已阅"),
        ("/supervisor/bulletins/{number}/sign", "签批通报"),
        ("/supervisor/letters/{number}/sign", "签批函件"),
        ("/supervisor/sign-off", "审签"),
        ("/templates/{name}", "修改模板"),
        ("/u/{token}", "报送"),
        ("/u/{token}/assessment", "自评或申诉"),
        ("/u/{token}/deputy", "登记副联络员"),
        ("/u/{token}/explanation", "填写情况说明"),
        ("/u/{token}/extension", "申请延期"),
        ("/u/{token}/filings", "填报问题、措施进展"),
        ("/u/{token}/fresh", "重新发送入口"),
        ("/u/{token}/sign", "签收"),
        ("/u/{token}/substitute", "登记或结束委托"),
        ("/u/{token}/take-back", "撤回更正"),
        ("/units/import", "上传联系人"),
        ("/units/import/apply", "导入联系人"),
        ("/units/told", "登记告知"),
        ("/units/{id}/contacts", "修改联系人"),
        ("/units/{id}/contacts/confirm", "确认副联络员、受托人"),
        ("/units/{id}/letters/{kind}/submit", "函件呈批"),
        ("/units/{id}/resend", "补发邮件"),
        ("/units/{id}/revoke", "作废旧入口"),
        ("/units/{id}/substitute", "登记联络员委托"),
        ("/units/{id}/substitute/end", "结束联络员委托"),
        ("/units/{id}/told", "登记告知"),
        ("/welcome/{token}", "首次登录"),
        ("/year-end/archive", "生成归档文件"),
        ("/year-end/archives", "登记归档文件"),
        ("/year-end/close", "年终关闭或结转"),
        ("/year-end/take-over", "列入下一年度清单"),
    ];

    // By the first part of an address that is looked at.
    private static readonly Dictionary<string, string> Places = new()
    {
        [""] = "总览",
        ["accidents"] = "事故信息",
        ["api"] = "接口",
        ["assessment"] = "考核",
        ["attachments"] = "附件",
        ["bulletins"] = "通报",
        ["c"] = "确认入口",
        ["charts"] = "图表",
        ["checks"] = "启用前检查",
        ["d"] = "值班入口",
        ["dispatch"] = "待发邮件",
        ["filings"] = "一报表两清单",
        ["incoming"] = "来信",
        ["interviews"] = "约谈",
        ["items"] = "事项",
        ["leader"] = "领导一页",
        ["letters"] = "文书",
        ["lists"] = "清单",
        ["openapi"] = "接口说明",
        ["outbox"] = "发件",
        ["password"] = "修改密码",
        ["pauses"] = "暂停",
        ["people"] = "人员",
        ["personal-data"] = "个人信息",
        ["privacy"] = "个人信息说明",
        ["rehearsal"] = "演练",
        ["reports"] = "报表",
        ["running"] = "运行",
        ["s"] = "分管领导入口",
        ["screen"] = "大屏",
        ["security-log"] = "安全日志",
        ["sign-in"] = "登录",
        ["strikes"] = "问责台账",
        ["supervisor"] = "分管事项",
        ["tasks"] = "任务",
        ["templates"] = "模板",
        ["u"] = "报送入口",
        ["units"] = "单位",
        ["welcome"] = "首次登录链接",
        ["year-end"] = "年终办理",
        ["years"] = "历年对比",
    };

    /// <summary>提交 /people/lisi/stand-in → 登记委托; what came of it (：没有权限) stays. A text that names no address is its own words.</summary>
    /// <param name="kind">Files that were taken out are said so.</param>
    public static string Of(SecurityKind kind, string text)
    {
        string verb =
            text.StartsWith($"{Posted}/", StringComparison.Ordinal) ? Posted
            : text.StartsWith($"{Opened}/", StringComparison.Ordinal) ? Opened
            : "";
        if (verb.Length == 0)
            return text;
        string[] told = text[verb.Length..].Split('：', 2);
        string outcome = told.Length > 1 ? $"：{told[1]}" : "";
        string[] parts = told[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [OfAList, _, .. var within])
            parts = within;
        string words = (verb == Posted ? Act(parts) : null)
            ?? $"{(kind == SecurityKind.Export ? "导出" : verb.TrimEnd())}{Place(parts.FirstOrDefault() ?? "")}";
        return $"{words}{outcome}";
    }

    /// <returns>Null for an address that none of ours is.</returns>
    public static string? Act(string[] parts) =>
        Acts.Select(a => (Of: a.Address.Split('/', StringSplitOptions.RemoveEmptyEntries), a.Words))
            .Where(a => a.Of.Length == parts.Length && a.Of.Zip(parts).All(p => p.First.StartsWith('{') || p.First == p.Second))
            .OrderByDescending(a => a.Of.Count(p => !p.StartsWith('{')))
            .Select(a => a.Words)
            .FirstOrDefault();

    // items.xlsx is of items.
    private static string Place(string part) => Places.GetValueOrDefault(part.Split('.')[0], "页面");
}
