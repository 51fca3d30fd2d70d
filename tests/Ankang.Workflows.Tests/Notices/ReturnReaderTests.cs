using System.Text;
using Ankang.Workflows.Notices;
using MimeKit;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>Mails as they lie in an office's mailbox.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class ReturnReaderTests
{
    private const string Own = "ankang-2021.20210401T09.hanbin.reminder@example.org";
    private const string Liaison = "hanbin.liaison@example.org";

    [Fact]
    public void ADeliveryReport_NamesTheMailAndEachRecipientThatFailed()
    {
        ReturnedMail.Report report = Assert.IsType<ReturnedMail.Report>(Read(Bounces.Standard(Own, Liaison, "550 5.1.1 User unknown")));
        Assert.Equal(Own, report.MessageId);
        Assert.Equal([(Liaison, "550 5.1.1 User unknown")], report.Failed);
    }

    [Fact]
    public void ADeliveryReport_OfADelay_IsNone() =>
        Assert.IsType<ReturnedMail.Other>(Read(Bounces.Standard(Own, Liaison, "451 greylisted").Replace("Action: failed", "Action: delayed")));

    [Fact] // QQ: words and the original's headers in one text, no parts
    public void AQqReport_IsReadFromItsWords()
    {
        ReturnedMail.Report report = Assert.IsType<ReturnedMail.Report>(
            Read(
                $"""
                From: PostMaster <PostMaster@qq.com>
                To: anweiban@example.org
                Subject: =?utf-8?B?{Base64("系统退信")}?=
                In-Reply-To: <{Own}>
                Content-Type: text/html; charset=utf-8

                <p>抱歉，您的邮件被退回来了……</p><p>收件人：&lt;{Liaison}&gt;</p>
                <p>退信原因：收件人邮件地址（{Liaison}）不存在，邮件无法送达。</p>
                <p>host mx3.qq.com said: 550 Mailbox not found. http://service.mail.qq.com (in reply to RCPT TO command)</p>
                """
            )
        );
        Assert.Equal(Own, report.MessageId);
        Assert.Equal(Liaison, report.Failed[0].Email);
        Assert.StartsWith("550 Mailbox not found", report.Failed[0].Answer, StringComparison.Ordinal);
    }

    [Fact] // 163: the original comes along as a file
    public void A163Report_IsReadFromTheMailThatItCarries()
    {
        ReturnedMail.Report report = Assert.IsType<ReturnedMail.Report>(
            Read(
                $"""
                From: Postmaster@163.com
                To: anweiban@example.org
                Subject: =?utf-8?B?{Base64("系统退信/Systems bounce")}?=
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                您的邮件被退回来了，收件人：{Liaison}
                退信原因：User not found: {Liaison}
                --b
                Content-Type: message/rfc822

                From: anweiban@example.org
                Message-ID: <{Own}>
                Subject: x

                text
                --b--
                """
            )
        );
        Assert.Equal((Own, Liaison), (report.MessageId, Assert.Single(report.Failed).Email));
        Assert.Contains("User not found", report.Failed[0].Answer, StringComparison.Ordinal);
    }

    [Fact] // Coremail: only the original's headers, quoted
    public void ACoremailReport_IsReadFromTheHeadersThatItQuotes()
    {
        ReturnedMail.Report report = Assert.IsType<ReturnedMail.Report>(
            Read(
                $"""
                Return-Path: <>
                From: system@mail.example.org
                To: anweiban@example.org
                Subject: =?utf-8?B?{Base64("退信通知：邮件投递失败")}?=
                Content-Type: text/plain; charset=utf-8

                您的邮件未能送达 {Liaison}
                原因：550 User suspended
                ------
                Message-Id: <{Own}>
                To: {Liaison}
                """
            )
        );
        Assert.Equal((Own, Liaison, "550 User suspended"), (report.MessageId, report.Failed[0].Email, report.Failed[0].Answer));
    }

    [Fact]
    public void AReportOfNoMailOfOurs_IsSaidToBeOne() =>
        Assert.IsType<ReturnedMail.Unmatched>(Read("From: postmaster@qq.com\nTo: a@example.org\nSubject: Undelivered mail returned\n\nno id"));

    [Theory]
    [InlineData("Auto-Submitted: auto-replied")]
    [InlineData("X-Autoreply: yes")]
    [InlineData("Precedence: auto_reply")]
    [InlineData("X-Auto-Response-Suppress: All")]
    [InlineData("X-Any: 1", "自动回复：休假中")]
    public void ARobotsAnswer_IsSetAside(string header, string subject = "Re: reminder") =>
        Assert.IsType<ReturnedMail.Automatic>(
            Read($"From: {Liaison}\nTo: a@example.org\nSubject: =?utf-8?B?{Base64(subject)}?=\nIn-Reply-To: <{Own}>\n{header}\n\nout until Monday")
        );

    [Fact]
    public void APersonsAnswer_IsNoReport_WhateverItSays()
    {
        ReturnedMail.Reply reply = Assert.IsType<ReturnedMail.Reply>(
            Read(
                $"""
                From: {Liaison}
                To: anweiban@example.org
                Subject: Re: x
                Message-ID: <answer@example.org>
                In-Reply-To: <{Own}>
                Content-Type: text/plain; charset=utf-8

                上次的邮件被退信了，材料今天补报。

                ---- 原始邮件 ----
                现予提醒
                """
            )
        );
        Assert.Equal((Own, Liaison, "answer@example.org", "上次的邮件被退信了，材料今天补报。"), (reply.MessageId, reply.From, reply.Id, reply.Text));
    }

    [Fact]
    public void OtherMail_IsNobodysBusiness() =>
        Assert.IsType<ReturnedMail.Other>(Read("From: b@example.org\nTo: a@example.org\nSubject: lunch\n\nat noon?"));

    [Theory] // anybody may write there: each of these once cost the square of its length, which is minutes to hours
    [InlineData("a")]
    [InlineData("a-")]
    [InlineData("a@")]
    [InlineData("<")]
    [InlineData("原因 ")]
    [InlineData("550 ")]
    public void AMailOfOneLongWord_IsReadLikeAnyOther(string word)
    {
        string text = string.Concat(Enumerable.Repeat(word, 2_000_000 / word.Length));
        foreach (string kind in new[] { "plain", "html" })
        {
            string mail = $"From: postmaster@example.org\nTo: a@example.org\nSubject: Undelivered mail\nContent-Type: text/{kind}\n\n{text}";
            Assert.IsType<ReturnedMail.Unmatched>(Read(mail));
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static ReturnedMail Read(string text)
    {
        using MimeMessage message = Bounces.Message(text);
        return ReturnReader.Read(message, DateTimeOffset.UnixEpoch);
    }
}
