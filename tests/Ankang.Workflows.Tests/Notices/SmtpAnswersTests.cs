using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public sealed class SmtpAnswersTests
{
    /// <summary>Answers to RCPT TO as providers give them, one at least for each row of the table.</summary>
    public static TheoryData<string, AnswerKind> Answers() =>
        new()
        {
            { "535 Error: authentication failed", AnswerKind.SignIn },
            { "535 5.7.8 authentication failed", AnswerKind.SignIn },
            { "530 5.7.0 Authentication required", AnswerKind.SignIn },
            { "553 authentication is required", AnswerKind.SignIn },
            { "451 Requested mail action not taken: too much fail authentication", AnswerKind.SignIn },
            { "550 RP:FRL", AnswerKind.SignIn },
            { "530 5.7.57 SMTP; Client was not authenticated to send anonymous mail", AnswerKind.SignIn },
            { "550 5.7.57 SMTP; Client was not authenticated", AnswerKind.SignIn },
            { "551 auth error.", AnswerKind.SignIn },
            { "550 Relaying denied", AnswerKind.SignIn },
            { "421 HL:ICC", AnswerKind.Later },
            { "450 4.2.0 Recipient address rejected: Greylisted, see help", AnswerKind.Later },
            { "451 DT:SPM ,please try again", AnswerKind.Later },
            { "452 4.3.1 Insufficient system storage", AnswerKind.Later },
            { "550 Domain frequency limited. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000722", AnswerKind.Later },
            { "550 Ip frequency limited.", AnswerKind.Later },
            { "550 Mailbox unavailable or access denied", AnswerKind.Later },
            { "550 MI:STC", AnswerKind.Later },
            { "550 RP:TRC", AnswerKind.Later },
            { "554 HL:IFQ", AnswerKind.Later },
            { "550 sending quota exceeded", AnswerKind.Later },
            { "550 Requested mail action not taken: too much recipient", AnswerKind.Later },
            { "554 too many connections", AnswerKind.Later },
            { "550 System is busy", AnswerKind.Later },
            { "550 Greylisting in action", AnswerKind.Later },
            { "550 please try again later", AnswerKind.Later },
            { "554 5.2.2 mailbox full", AnswerKind.Later },
            { "550 5.7.705 Access denied, tenant has exceeded threshold", AnswerKind.Later },
            { "552 Quota exceeded the hard limit for user", AnswerKind.Later },
            { "552 This person's account is exceeding their quota", AnswerKind.Later },
            { "550 mail size limit exceeded", AnswerKind.Later },
            { "550 收件人空间不足", AnswerKind.Later },
            { "550 Mail is rejected by recipients", AnswerKind.NoSuchRecipient },
            { "550 User in blacklist", AnswerKind.NoSuchRecipient },
            { "553 Mail from must equal authorized user", AnswerKind.Sender },
            { "550 MI:NHD", AnswerKind.Sender },
            { "501 mail from address must be same as authorization user", AnswerKind.Sender },
            { "553 host denies the sender.", AnswerKind.Sender },
            { "554 sender is unvalidated.", AnswerKind.Sender },
            { "550 5.7.60 SMTP; Client does not have permissions to send as this sender", AnswerKind.Sender },
            { "550 sender is rejected", AnswerKind.Sender },
            { "554 DT:SPM 163 smtp10", AnswerKind.Content },
            { "550 DT:SPM", AnswerKind.Content },
            { "554 HL:IPB", AnswerKind.Content },
            { "552 Illegal Attachment", AnswerKind.Content },
            { "550 Mail content denied. http://service.exmail.qq.com/cgi-bin/help", AnswerKind.Content },
            { "550 Suspected spam sender.", AnswerKind.Content },
            { "550 DMARC check failed", AnswerKind.Content },
            { "552 message rejected by anti-spam engine.", AnswerKind.Content },
            { "554 rbl deny.", AnswerKind.Content },
            { "550 CoremailSys:Your message was blocked by NetEase AntiSpam+", AnswerKind.Content },
            { "550 Error: content rejected", AnswerKind.Content },
            { "550 This Message is not welcome", AnswerKind.Content },
            { "552 5.3.4 Message size exceeds fixed limit", AnswerKind.Content },
            { "550 5.1.1 no such mailbox", AnswerKind.NoSuchRecipient },
            { "550 5.4.1 Recipient address rejected: Access denied", AnswerKind.NoSuchRecipient },
            { "550 RESOLVER.ADR.RecipientNotFound; not found", AnswerKind.NoSuchRecipient },
            { "550 Mailbox not found. http://service.exmail.qq.com/cgi-bin/help?subtype=1", AnswerKind.NoSuchRecipient },
            { "550 该用户不存在", AnswerKind.NoSuchRecipient },
            { "550 Invalid User", AnswerKind.NoSuchRecipient },
            { "550 User suspended", AnswerKind.NoSuchRecipient },
            { "550 user not exist", AnswerKind.NoSuchRecipient },
            { "550 mailbox unavailable.", AnswerKind.NoSuchRecipient },
            { "550 User unknown", AnswerKind.NoSuchRecipient },
            { "550 User abc@example.org is not found in Server", AnswerKind.NoSuchRecipient },
            { "550 unavailable mail user", AnswerKind.NoSuchRecipient },
            { "550 No such address here", AnswerKind.NoSuchRecipient },
            { "550 we do not like you", AnswerKind.Unknown },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Judge_KnowsWhoseFaultAnAnswerIs(string answer, AnswerKind kind) =>
        Assert.Equal(kind, SmtpAnswers.Judge(answer, AnswerStage.Recipient));

    [Fact]
    public void EveryRow_HasAnAnswerThatItDecides_AndASource()
    {
        string[] answers = [.. Answers().Select(row => (string)row[0])];
        Assert.All(SmtpAnswers.All, row =>
        {
            Assert.True(Uri.TryCreate(row.Source, UriKind.Absolute, out _), row.Source);
            Assert.True(
                answers.Any(a => SmtpAnswers.All.FirstOrDefault(r => r.Words.IsMatch(a)) == row),
                $"No answer of the test is decided by the row {row.Kind} {row.Provider} {row.Words}."
            );
        });
    }

    [Theory]
    [InlineData("554 Text refused", AnswerStage.Text, AnswerKind.Content)]
    [InlineData("550 5.1.1 no such mailbox", AnswerStage.Text, AnswerKind.Content)] // of a text, not of one recipient
    [InlineData("451 try again", AnswerStage.Text, AnswerKind.Later)]
    [InlineData("550 no", AnswerStage.Sender, AnswerKind.Sender)]
    [InlineData("550 Connection frequency limited", AnswerStage.Sender, AnswerKind.Later)]
    [InlineData("535: 5.7.8 no", AnswerStage.SignIn, AnswerKind.SignIn)]
    [InlineData("454: 4.7.0 Temporary authentication failure", AnswerStage.SignIn, AnswerKind.Unreachable)]
    public void Judge_MindsWhatTheServerWasAsked(string answer, AnswerStage stage, AnswerKind kind) =>
        Assert.Equal(kind, SmtpAnswers.Judge(answer, stage));
}
