using System.Text;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Examples;
using Ankang.Workflows.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using Ical.Net.CalendarComponents;

namespace Ankang.Workflows.Tests.Dispatch;

/// <summary>What goes with the mails of a whole year in which nothing is confirmed.</summary>
[Collection(nameof(SharedQuietYear))]
[Trait(Tier.Name, Tier.City)]
public sealed class MailAttachmentsTests(QuietYear year)
{
    private const string Item = "新闻宣传稿件（2021年3月）";
    private const string Id = "ankang-2021_14b-county-articles_2021-03_hanbin";

    [Theory]
    [InlineData(NoticeKind.Courtesy, "2021-03-31", "完成时限：")]
    [InlineData(NoticeKind.Reminder, "2021-04-07", "报送时限：")]
    [InlineData(NoticeKind.Supervision, "2021-04-21", "办结反馈时限：")]
    public void Calendar_NamesTheDayThatTheMailNames(NoticeKind kind, string day, string summary)
    {
        CalendarEvent entry = Entry(kind);
        Assert.Equal((DateOnly.Parse(day), true), (entry.Start!.Date, entry.IsAllDay));
        Assert.Equal($"{summary}第14项　{Item}（汉滨区安委会）", entry.Summary);
        Assert.DoesNotContain("/u/", entry.Description, StringComparison.Ordinal); // calendars are shared, links are not
    }

    [Fact]
    public void Calendar_MovesTheEntry_WithEachRung()
    {
        CalendarEvent[] entries = [Entry(NoticeKind.Courtesy), Entry(NoticeKind.Reminder), Entry(NoticeKind.Supervision)];
        Assert.Single(entries.Select(e => e.Uid).Distinct());
        Assert.True(entries[0].Sequence < entries[1].Sequence && entries[1].Sequence < entries[2].Sequence);
    }

    [Theory]
    [InlineData(NoticeKind.Interview)]
    [InlineData(NoticeKind.Briefing)]
    [InlineData(NoticeKind.Summary)]
    public void Calendar_IsLeftOut_WhereAMailNamesNoDay(NoticeKind kind) =>
        Assert.All(year.City.Mail.Accepted.Where(m => m.Kind == kind), m => Assert.Empty(m.Mail.Attachments));

    [Fact]
    public void Threads_JoinAllMailsOfAnItem_AndNoOthers()
    {
        SentMail[] thread = [.. year.City.Mail.Accepted.Where(m => m.Mail.Threads.Contains(Id))];
        Assert.Equal(["到期提醒 03-24", "提醒 04-01", "督办 04-08", "督办 04-08", "约谈 04-22"], thread.Select(m => m.Words));
        Assert.All(thread, m => Assert.Equal("hanbin", m.Addressee));
    }

    [Fact] // one model: what the letter says of the item, its mail says
    public void Letter_SaysWhatItsMailSays()
    {
        OutgoingMail mail = year.City.The(NoticeKind.Supervision, "hanbin", Item).Mail;
        using WordprocessingDocument letter = Letter(mail);
        string text = letter.MainDocumentPart!.Document!.InnerText;
        foreach (
            string fact in new[]
            {
                "《2021年安康市安全生产专项整治三年行动工作任务清单》（安市安委办发〔2021〕3号，以下简称《清单》）",
                "前办结",
                "4月21日（周三）",
            }
        )
        {
            Assert.Contains(fact, mail.Text, StringComparison.Ordinal);
            Assert.Contains(fact, text, StringComparison.Ordinal);
        }

        Assert.EndsWith("附件：督办通知单", mail.Text, StringComparison.Ordinal);
        Assert.Contains("汉滨区安委会", text, StringComparison.Ordinal);
    }

    [Fact] // the office writes no letter to itself
    public void Letter_IsLeftOut_ForTheOfficesOwnItems() =>
        Assert.All(year.City.Mail.Accepted.Where(m => m is { Kind: NoticeKind.Supervision, Addressee: "anweiban" }), m =>
        {
            Assert.DoesNotContain(m.Mail.Attachments, a => a.MediaType == LetterDocx.MediaType);
            Assert.DoesNotContain("附件", m.Mail.Text, StringComparison.Ordinal);
        });

    [Fact]
    public void Letter_IsBeforeTheOffice_WhereItDecides()
    {
        OutgoingMail mail = year.City.Mail.Accepted.First(m => m is { Kind: NoticeKind.InterviewProposal, Addressee: "hanbin" }).Mail;
        Assert.Equal(["约谈通知书.docx"], mail.Attachments.Select(a => a.FileName));
    }

    private static WordprocessingDocument Letter(OutgoingMail mail) =>
        WordprocessingDocument.Open(new MemoryStream(mail.Attachments.Single(a => a.FileName == "督办通知单.docx").Content), isEditable: false);

    private CalendarEvent Entry(NoticeKind kind)
    {
        MailAttachment file = year.City.The(kind, "hanbin", Item).Mail.Attachments.First(a => a.MediaType == DueCalendar.MediaType);
        return Assert.Single(Ical.Net.Calendar.Load(Encoding.UTF8.GetString(file.Content))!.Events, e => e.Uid == $"{Id}@example.org");
    }
}
