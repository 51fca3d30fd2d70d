using System.Text;
using System.Text.RegularExpressions;
using Ankang.Workflows.Notices;
using MimeKit;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public class MimeMailTests
{
    [Fact]
    public void Build_GivesTheSameBytes_ForTheSameMail() =>
        Assert.Equal(MimeMail.Bytes(MimeMail.Build(A.Mail())), MimeMail.Bytes(MimeMail.Build(A.Mail())));

    [Fact] // the whole head, so that a date of the clock or a random id cannot slip in
    public void Build_WritesTheseHeaders()
    {
        string head = Raw(A.Mail()).Split("\r\n\r\n")[0];
        string[] names = [.. head.Split("\r\n").Where(l => !char.IsWhiteSpace(l[0])).Select(l => l.Split(':')[0])];
        Assert.Equal(
            ["From", "Reply-To", "To", "Subject", "Date", "Message-Id", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version", "Content-Type"],
            names
        );
        Assert.Contains("\r\nDate: Thu, 01 Apr 2021 09:00:00 +0800\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nMessage-Id: <ankang-2021.20210401T09.hanbin.reminder@example.org>\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nAuto-Submitted: auto-generated\r\n", head, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_KeepsTheWords_WhenReadBack()
    {
        OutgoingMail mail = A.Mail(text: A.Tail("2021年4月1日"));
        MimeMessage read = Read(mail);
        Assert.Equal(mail.Subject, read.Subject);
        Assert.Equal(mail.Text, read.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(MailHtml.Render(mail.Text, mail.Subject), read.HtmlBody!.ReplaceLineEndings("\n"));
        Assert.Equal("安康市安全生产委员会办公室", read.From.Mailboxes.Single().Name);
        Assert.Equal("office@example.org", read.ReplyTo.Mailboxes.Single().Address);
        Assert.All(Raw(mail).Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
    }

    [Fact] // a program that decodes word by word must never meet half a character, whatever stands at the fold
    public void Build_FoldsTheSubjectBetweenCharacters()
    {
        string subject = "【督办】" + string.Concat(Enumerable.Repeat("ab𠮷办结", 20)) + "（汉滨区安委会）";
        string head = Raw(A.Mail(subject)).Split("\r\n\r\n")[0];
        string field = head[head.IndexOf("Subject: ", StringComparison.Ordinal)..head.IndexOf("Date: ", StringComparison.Ordinal)];
        string[] words = [.. Regex.Matches(field, @"=\?utf-8\?b\?([^?]*)\?=", RegexOptions.IgnoreCase).Select(m => m.Groups[1].Value)];
        Assert.InRange(words.Length, 5, 50);
        Assert.All(field.Split("\r\n"), line => Assert.InRange(line.Length, 0, 76));
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        Assert.Equal(subject, string.Concat(words.Select(w => strict.GetString(Convert.FromBase64String(w)))));
    }

    [Fact]
    public void Build_NamesTheThreads_OneAnItem()
    {
        MimeMessage read = Read(A.Mail() with { Threads = ["ankang-2021_14b_2021-03_hanbin", "ankang-2021_32_once_hanbin.q1"] });
        Assert.Equal(["ankang-2021_14b_2021-03_hanbin@example.org", "ankang-2021_32_once_hanbin.q1@example.org"], read.References);
        Assert.Equal("ankang-2021_32_once_hanbin.q1@example.org", read.InReplyTo);
    }

    [Fact]
    public void Build_CarriesAttachments_UnderTheirChineseNames()
    {
        OutgoingMail mail = A.Mail() with
        {
            Attachments = [new("办理时限.ics", DueCalendar.MediaType, [1, 2, 3]), new("督办通知单.docx", "application/octet-stream", [4])],
        };
        MimeMessage read = Read(mail);
        Assert.Equal(MimeMail.Bytes(MimeMail.Build(mail)), MimeMail.Bytes(MimeMail.Build(mail)));
        Assert.Equal(mail.Text, read.TextBody!.ReplaceLineEndings("\n"));
        MimePart[] parts = [.. read.Attachments.Cast<MimePart>()];
        Assert.Equal(["办理时限.ics", "督办通知单.docx"], parts.Select(p => p.ContentDisposition!.FileName));
        Assert.Equal(["办理时限.ics", "督办通知单.docx"], parts.Select(p => p.ContentType.Name)); // for programs that read only this one
        Assert.Equal("PUBLISH", parts[0].ContentType.Parameters["method"]);
        using var content = new MemoryStream();
        parts[0].Content!.DecodeTo(content);
        Assert.Equal([1, 2, 3], content.ToArray());
    }

    [Fact] // official notices offer no way out of them, and no robot shall answer
    public void Build_OffersNoUnsubscribing() => Assert.DoesNotContain("List-Unsubscribe", Raw(A.Mail()), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Build_SendsFromTheServersAddress_ButRepliesGoToTheOffice()
    {
        MimeMessage message = MimeMail.Build(A.Mail(), "relay@example.net");
        Assert.Equal("relay@example.net", message.From.Mailboxes.Single().Address);
        Assert.Equal("office@example.org", message.ReplyTo.Mailboxes.Single().Address);
    }

    [Theory]
    [InlineData("提醒\r\nBcc: evil@example.com")]
    [InlineData("提醒\nBcc: evil@example.com\n\n<b>")]
    [InlineData("提醒\rBcc: evil@example.com")]
    [InlineData("提醒\u2028Bcc: evil@example.com\u0000")]
    public void Build_KeepsTheSubjectOneHeader_WhateverItHolds(string subject)
    {
        MimeMessage read = Read(A.Mail(subject));
        Assert.Empty(read.Bcc);
        Assert.StartsWith("提醒 Bcc: evil@example.com", read.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_KeepsANameOneHeader_WhateverItHolds()
    {
        MimeMessage read = Read(A.Mail() with { To = [new("甲\r\nBcc: evil@example.com", "a@example.org")] });
        Assert.Empty(read.Bcc);
        Assert.Equal("a@example.org", read.To.Mailboxes.Single().Address);
    }

    [Theory]
    [InlineData("a@example.org\r\nBcc: evil@example.com")]
    [InlineData("a@example.org, evil@example.com")]
    [InlineData("<a@example.org>")]
    [InlineData("a@example.org\n")]
    [InlineData("甲@example.org")]
    [InlineData("nobody")]
    public void Build_RefusesWhatIsNoAddress(string address) =>
        Assert.Contains(
            "is no mail address",
            Assert.Throws<ArgumentException>(() => MimeMail.Build(A.Mail(to: address))).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("x>\r\nBcc: evil@example.com")]
    [InlineData("x")]
    [InlineData("a/b@example.org")]
    public void Build_RefusesWhatIsNoMessageId(string id) => Assert.Throws<ArgumentException>(() => MimeMail.Build(A.Mail() with { MessageId = id }));

    private static string Raw(OutgoingMail mail) => Encoding.ASCII.GetString(MimeMail.Bytes(MimeMail.Build(mail)));

    private static MimeMessage Read(OutgoingMail mail) => MimeMessage.Load(new MemoryStream(MimeMail.Bytes(MimeMail.Build(mail))));
}
