namespace Ankang.Workflows.Web.Security;

/// <summary>The words of the page 安全日志.</summary>
internal static class SecurityText
{
    public static string Word(this SecurityKind kind) =>
        kind switch
        {
            SecurityKind.SignIn => "登录",
            SecurityKind.SignOut => "退出",
            SecurityKind.Failure => "失败",
            SecurityKind.Flood => "请求过多",
            SecurityKind.Export => "导出",
            SecurityKind.Link => "打开入口",
            SecurityKind.Key => "接口调用",
            SecurityKind.Act => "操作",
            SecurityKind.Alert => "告警",
            SecurityKind.Looked => "告警已核实",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Say it in Chinese."),
        };
}
