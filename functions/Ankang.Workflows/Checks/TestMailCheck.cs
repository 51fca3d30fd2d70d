using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Checks;

/// <summary>A mail that was sent from here has arrived: somebody typed its code back within the last thirty days.</summary>
internal sealed class TestMailCheck : ICheck
{
    private const int GoodForDays = 30;

    public CheckResult? Look(CheckScene scene) => scene.Host.IsMailSent ? Judge(scene.Mail, scene.Now) : null; // nothing would arrive

    private static CheckResult Judge(TestMail? mail, DateTimeOffset now) =>
        mail switch
        {
            null => new("测试邮件", "尚未发送。", "请在下方发送测试邮件，收到后填写其中的验证码。"),
            { ArrivedAt: null, Fault: { } fault } => new("测试邮件", $"未能发往 {mail.To}：{fault}。", "请核对发信账号和收件邮箱后重新发送。"),
            { ArrivedAt: null } => new(
                "测试邮件",
                $"已于{ChineseDates.Moment(mail.SentAt)}发往 {mail.To}，尚未填写验证码。",
                "请到邮箱（包括垃圾邮件）查收，在下方填写验证码。"
            ),
            { ArrivedAt: { } at } when now - at > TimeSpan.FromDays(GoodForDays) => new(
                "测试邮件",
                $"上次确认收到是{ChineseDates.Moment(at)}，已超过{GoodForDays}天。",
                "请重新发送测试邮件。"
            ),
            { ArrivedAt: { } at } => new("测试邮件", $"{mail.By}已于{ChineseDates.Moment(at)}确认收到（{mail.To}）。"),
        };
}
