namespace Ankang.Workflows.Web.Portal;

/// <summary>Where each form of the unit's page posts to, and what the page says once it was done.</summary>
internal static class UnitActs
{
    /// <summary>Below the unit's link; empty for 报送 itself.</summary>
    public static string Path(this UnitAct act) =>
        act switch
        {
            UnitAct.Extension => "/extension",
            UnitAct.Explanation => "/explanation",
            UnitAct.TakeBack => "/take-back",
            UnitAct.Sign => "/sign",
            UnitAct.Deputy => "/deputy",
            UnitAct.Substitute => "/substitute",
            _ => "",
        };

    /// <summary>As the address of the page says what was done.</summary>
    public static string Code(this UnitAct act) => act.Path().TrimStart('/');

    /// <summary>As the address says that a deputy was taken off.</summary>
    public const string DeputyRemoved = "deputy-removed";

    /// <summary>As the address says that a 委托 was ended.</summary>
    public const string SubstituteEnded = "substitute-ended";

    /// <returns>Null for a code that is none.</returns>
    public static string? Done(string? code) =>
        code switch
        {
            "extension" => "延期申请已提交，由市安委办研究答复；答复前不发提醒，最多5个工作日。",
            "explanation" => "情况说明已登记，市安委办可在台账中看到。该事项仍须办结后报送。",
            "take-back" => "报送已撤回，原报送保留在案。请重新填写后报送。",
            "sign" => "已签收。签收不代替办结，办结后请及时报送。",
            "deputy" => "副联络员已登记，待市安委办确认后生效，或由联络员在另发至其邮箱的邮件中确认；确认前不向其发送任何邮件。",
            "substitute" => "委托已登记，待市安委办确认后生效，或由您在另发至您邮箱的邮件中确认；确认前不向受托人发送任何邮件。",
            SubstituteEnded => "委托已结束，受托人的入口立即失效。",
            DeputyRemoved => "副联络员已移除，自下一封邮件起生效。",
            _ => null,
        };
}
