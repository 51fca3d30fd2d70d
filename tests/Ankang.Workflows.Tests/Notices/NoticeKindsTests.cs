using Ankang.Workflows.DueItems;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Web.Mails;
using Ankang.Workflows.Web.Templates;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>A kind of mail without its row, words or template is found here and not by a unit.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class NoticeKindsTests
{
    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryKind_IsKnownToAllThatAskForKinds(NoticeKind kind)
    {
        NoticeTraits traits = NoticeKinds.Of(kind);
        NoticeTemplates templates = NoticeTemplates.Load();
        Assert.Contains(traits.Template, templates.Names);
        Assert.NotEmpty(
            new TemplatePreview(Seeds.Catalogue.List, Seeds.Catalogue.Office, Seeds.Catalogue.Obligations, "汉滨区安委会").Render(
                templates,
                traits.Template
            )
        );
        Assert.True(MailText.Kind(kind).Length > 0);
        Assert.Equal($"邮件：{MailText.Kind(kind)}", TemplateText.Name(traits.Template));
        Assert.Equal(traits.Rung != Rung.None, NoticeWords.Of(kind).Effect is not null);
        if (traits.Tag is { } tag)
            Assert.True(HistoryText.Notice(tag).Length > 0 && HistoryText.Sent(tag, "联络员", null).Length > 0 && HistoryText.Ahead(tag).Length > 0);
    }

    [Fact]
    public void CodesTemplatesAndTags_TellKindsApart()
    {
        Assert.Distinct(NoticeKinds.All.Select(k => k.Kind));
        Assert.Distinct(NoticeKinds.All.Select(k => k.Code));
        Assert.Distinct(NoticeKinds.All.Select(k => k.Template));
        Assert.Distinct(NoticeKinds.All.Where(k => k.Tag is not null).Select(k => k.Tag));
        // They stand in message ids and row keys, so that a host of before finds what one of now wrote.
        Assert.Equal(
            "briefing courtesy reminder supervision interview summary proposal digest failure returned extended refused acknowledge letter task accident correction",
            string.Join(' ', NoticeKinds.All.Select(k => k.Code))
        );
    }

    [Fact]
    public void TheGravest_LeavesFirst()
    {
        int[] rungs = [.. NoticeKinds.Rungs.Select(r => r.Order)];
        Assert.Equal(rungs.OrderDescending(), rungs);
        Assert.Distinct(rungs);
        Assert.Equal(0, NoticeKinds.Rungs[^1].Order);
        int last = rungs.Max();
        Assert.All(
            NoticeKinds.All.Where(k => k.Rung == Rung.None && k is { IsForUnit: true, TellsOfAnAct: false } && k.Kind != NoticeKind.Acknowledge),
            k => Assert.True(k.Order > last, $"{k.Kind} leaves before a rung.")
        );
    }

    [Theory]
    [InlineData("0", NoticeKind.Courtesy, HistoryEvent.CourtesySent)]
    [InlineData("q2", NoticeKind.Courtesy, HistoryEvent.NoteAsked)] // asked for with the courtesy mail
    [InlineData("1", NoticeKind.Reminder, HistoryEvent.ReminderSent)]
    [InlineData("2", NoticeKind.Supervision, HistoryEvent.SupervisionSent)]
    [InlineData("3", NoticeKind.Interview, HistoryEvent.InterviewSent)]
    [InlineData("b", NoticeKind.Returned, HistoryEvent.AnswerSent)]
    [InlineData("e", NoticeKind.Extended, HistoryEvent.AnswerSent)]
    [InlineData("d", NoticeKind.ExtensionRefused, HistoryEvent.AnswerSent)]
    [InlineData("p", NoticeKind.InterviewLetter, HistoryEvent.AnswerSent)]
    [InlineData("a", NoticeKind.Acknowledge, HistoryEvent.AcknowledgeAsked)]
    [InlineData("o", NoticeKind.OfficeTask, HistoryEvent.OfficeTold)]
    [InlineData("x", NoticeKind.DeliveryFailure, HistoryEvent.OfficeTold)]
    [InlineData("c", NoticeKind.Correction, HistoryEvent.AnswerSent)]
    public void APendingNotice_BringsItsKind_AndItsLineOfHistory(string code, NoticeKind kind, HistoryEvent recorded)
    {
        var tag = new NoticeTag(code);
        Assert.Equal(kind, tag.Kind);
        Assert.Equal(recorded, tag.Event);
    }
}
