namespace Ankang.Workflows.Checks;

/// <summary>Whether anybody learns that a mail came back.</summary>
internal sealed class ReturnsCheck : ICheck
{
    public CheckResult? Look(CheckScene scene) =>
        scene.Host switch
        {
            { IsMailSent: false } => null,
            { ReturnsFault: { } fault } => new("退信登记", $"退信信箱无法读取（{fault}）。", "请技术人员核对其服务器和账号（Mail:Bounces:Imap）。"),
            { ReadsReturns: true } => new("退信登记", "退信信箱已设置，退信自动登记。"),
            _ => new("退信登记", "未读取退信信箱，邮件被退回时无人知晓。", "请技术人员设置退信信箱（Mail:Bounces:Imap）。"),
        };
}
