namespace Ankang.Workflows.Checks;

/// <summary>Mails have to leave this machine, each for its own recipient.</summary>
internal sealed class MailServiceCheck : ICheck
{
    public CheckResult Look(CheckScene scene) =>
        scene.Host switch
        {
            { IsMailSent: false } => new("发信方式", "邮件只存文件，不会发出。", "请技术人员设置发件服务器（Mail:Transport）。"),
            { ReachesPeople: false } => new("发信方式", "全部邮件改发至一个地址，单位收不到。", "请技术人员删除改发设置（Mail:RedirectTo）。"),
            _ => new("发信方式", "由发件服务器发往各收件人。"),
        };
}
