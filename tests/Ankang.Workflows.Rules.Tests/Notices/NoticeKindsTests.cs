using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Notices;

/// <summary>The table of all kinds of mail: names as stored, who hears, what leaves first, what is told by it.</summary>
public sealed class NoticeKindsTests
{
    private static readonly DateTimeOffset Accepted = Civil.At("2021-04-08 09:00");

    [Theory]
    [InlineData(NoticeKind.Briefing, "briefing", "briefing", nameof(NoticeAudience.Liaisons), "issued duties added by_event helps_only new_contact")]
    [InlineData(NoticeKind.Courtesy, "courtesy", "courtesy", nameof(NoticeAudience.Liaisons), "items same_day notes")]
    [InlineData(NoticeKind.Reminder, "reminder", "reminder", nameof(NoticeAudience.Liaisons), "items reply_by all_late")]
    [InlineData(
        NoticeKind.Supervision,
        "supervision",
        "supervision",
        nameof(NoticeAudience.LiaisonsAndSupervisor),
        "items reply_by all_late ack letter both"
    )]
    [InlineData(NoticeKind.Interview, "interview", "interview", nameof(NoticeAudience.Supervisor), "items")]
    [InlineData(NoticeKind.Summary, "summary", "summary", nameof(NoticeAudience.SupervisorOfSeveral), "link link_until parts units")]
    [InlineData(NoticeKind.InterviewProposal, "proposal", "interview-proposal", nameof(NoticeAudience.Office), "unit items")]
    [InlineData(NoticeKind.Digest, "digest", "digest", nameof(NoticeAudience.Office), "kind lines units dated link")]
    [InlineData(NoticeKind.DeliveryFailure, "failure", "delivery-failure", nameof(NoticeAudience.Office), "failures")]
    [InlineData(NoticeKind.Returned, "returned", "returned", nameof(NoticeAudience.Liaisons), "items reply_by")]
    [InlineData(NoticeKind.Extended, "extended", "extended", nameof(NoticeAudience.Liaisons), "items")]
    [InlineData(NoticeKind.ExtensionRefused, "refused", "extension-refused", nameof(NoticeAudience.Liaisons), "items")]
    [InlineData(NoticeKind.Acknowledge, "acknowledge", "acknowledge", nameof(NoticeAudience.Supervisor), "items ack")]
    [InlineData(NoticeKind.InterviewLetter, "letter", "interview-letter", nameof(NoticeAudience.Principal), "items particulars talk_withdrawn")]
    [InlineData(NoticeKind.OfficeTask, "task", "office-task", nameof(NoticeAudience.Office), "lines")]
    [InlineData(
        NoticeKind.Accident,
        "accident",
        "accident",
        nameof(NoticeAudience.Office),
        "unit received place facts recorder recorded ack minutes rounds"
    )]
    [InlineData(NoticeKind.Correction, "correction", "correction", nameof(NoticeAudience.LiaisonsAndSupervisor), "items rungs letter")]
    [InlineData(NoticeKind.FreshLink, "fresh", "fresh-link", nameof(NoticeAudience.Liaisons), "")]
    [InlineData(NoticeKind.DeputyProposed, "deputy", "deputy-proposed", nameof(NoticeAudience.Liaisons), "deputy days by ack ack_until")]
    [InlineData(NoticeKind.SignOff, "sign-off", "sign-off", nameof(NoticeAudience.Supervisor), "items ack wait")]
    [InlineData(NoticeKind.SentBack, "sent-back", "sent-back", nameof(NoticeAudience.Liaisons), "items")]
    [InlineData(NoticeKind.ListWithdrawn, "withdrawn", "list-withdrawn", nameof(NoticeAudience.LiaisonsAndSupervisor), "why")]
    [InlineData(NoticeKind.Bulletin, "bulletin", "bulletin", nameof(NoticeAudience.LiaisonsAndSupervisor), "title number issued")]
    [InlineData(NoticeKind.ForSignature, "signature", "for-signature", nameof(NoticeAudience.Supervisor), "title addressee by ack")]
    [InlineData(NoticeKind.Morning, "morning", "morning", nameof(NoticeAudience.Office), "waiting leaving overdue lists")]
    public void EveryKind_HasItsCodeAsStored_ItsTemplate_WhoHears_AndWhatItsTemplateMaySay(
        NoticeKind kind,
        string code,
        string template,
        string audience,
        string says
    )
    {
        NoticeTraits traits = NoticeKinds.Of(kind);
        Assert.Equal((code, template, audience, says), (traits.Code, traits.Template, traits.Audience.ToString(), traits.Says));
        Assert.Equal(audience is nameof(NoticeAudience.Office), traits.IsForOffice);
        Assert.Equal(audience is not (nameof(NoticeAudience.Office) or nameof(NoticeAudience.SupervisorOfSeveral)), traits.IsForUnit);
    }

    [Fact]
    public void CodesTemplatesAndTags_TellKindsApart()
    {
        Assert.Equal(Enum.GetValues<NoticeKind>(), NoticeKinds.All.Select(k => k.Kind));
        Assert.Distinct(NoticeKinds.All.Select(k => k.Code));
        Assert.Distinct(NoticeKinds.All.Select(k => k.Template));
        Assert.Distinct(NoticeKinds.All.Where(k => k.Tag is not null).Select(k => k.Tag));
    }

    [Fact]
    public void TheGravest_LeavesFirst() =>
        Assert.Equal(
            [
                "Interview InterviewLetter Accident",
                "InterviewProposal",
                "Supervision",
                "Reminder Returned Extended ExtensionRefused Acknowledge Correction SignOff SentBack ListWithdrawn",
                "Courtesy FreshLink DeputyProposed ForSignature",
                "Briefing Bulletin",
                "DeliveryFailure",
                "Digest OfficeTask Morning",
                "Summary",
            ],
            NoticeKinds.All.GroupBy(k => k.Order).OrderBy(g => g.Key).Select(g => string.Join(' ', g.Select(k => k.Kind)))
        );

    [Fact]
    public void Rungs_AreThoseOfTask40_TheLowestFirst() =>
        Assert.Equal([NoticeKind.Reminder, NoticeKind.Supervision, NoticeKind.Interview], NoticeKinds.Rungs.Select(r => r.Kind));

    [Fact]
    public void WhatTellsOneKindFromAnother()
    {
        Assert.Equal("Reminder Supervision", Those(k => k.NamesReplyBy));
        // Not 约谈: whether there is to be one is not for a group chat.
        Assert.Equal("Reminder Supervision", Those(k => k.IsAnnounced));
        Assert.Equal("Courtesy Reminder Supervision Returned Extended ExtensionRefused Correction", Those(k => k.BringsCalendar));
        // What a hold or a pause delays and never drops.
        Assert.Equal("DeliveryFailure Returned Extended ExtensionRefused InterviewLetter Correction SignOff SentBack", Those(k => k.TellsOfAnAct));
        Assert.Equal("Returned ExtensionRefused", Those(k => k.TurnsDown));
        Assert.Equal("Acknowledge InterviewLetter DeputyProposed SignOff ListWithdrawn ForSignature", Those(k => k.LinkIsOptional));
        Assert.Equal("Summary", Those(k => k.IsWeekly));
        Assert.Equal("Supervision", Those(k => k.Letter == Rung.Supervision));
        Assert.Equal("InterviewProposal", Those(k => k.Letter == Rung.Interview));
        Assert.Equal("Briefing Summary Bulletin", Those(k => k.HeldBy == NoticeHolder.Person));

        static string Those(Func<NoticeTraits, bool> are) => string.Join(' ', NoticeKinds.All.Where(are).Select(k => k.Kind));
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
    [InlineData("c", NoticeKind.Correction, HistoryEvent.AnswerSent)]
    [InlineData("a", NoticeKind.Acknowledge, HistoryEvent.AcknowledgeAsked)]
    [InlineData("o", NoticeKind.OfficeTask, HistoryEvent.OfficeTold)]
    [InlineData("x", NoticeKind.DeliveryFailure, HistoryEvent.OfficeTold)]
    public void APendingNotice_BringsItsKind_AndItsLineOfHistory(string code, NoticeKind kind, HistoryEvent recorded)
    {
        var tag = new NoticeTag(code);
        NoticeTraits traits = NoticeKinds.Of(kind);
        Assert.Equal((kind, recorded, true), (tag.Kind, tag.Event, tag.IsKnown));
        Assert.Equal((traits.Rung, traits.TellsOfAnAct, traits.IsForOffice), (tag.Rung, tag.TellsOfAnAct, tag.IsForOffice));
    }

    [Theory]
    [InlineData("q1", 1, true)]
    [InlineData("q4", 4, true)]
    [InlineData("q0", 0, false)]
    [InlineData("q5", 5, false)]
    [InlineData("z", null, false)] // of a later version
    [InlineData("z1", null, false)]
    [InlineData("q", null, false)]
    [InlineData("q12", null, false)]
    public void AProgressNote_IsOfAQuarter(string code, int? quarter, bool known) =>
        Assert.Equal((quarter, known), (new NoticeTag(code).Quarter, new NoticeTag(code).IsKnown));

    [Fact]
    public void Tags_AreWrittenAsStored()
    {
        Assert.Equal(
            ["0", "b", "e", "d", "a", "c", "o", "p", "x", "q2", "1", "2", "3"],
            new[]
            {
                NoticeTag.Courtesy,
                NoticeTag.Returned,
                NoticeTag.Extended,
                NoticeTag.ExtensionRefused,
                NoticeTag.Acknowledge,
                NoticeTag.Correction,
                NoticeTag.ForOffice,
                NoticeTag.Letter,
                NoticeTag.Bounce,
                NoticeTag.ProgressNote(2),
                NoticeTag.Of(Rung.Reminder),
                NoticeTag.Of(Rung.Supervision),
                NoticeTag.Of(Rung.Interview),
            }.Select(t => t.ToString())
        );
        Assert.Equal("N|hanbin|2-1", A.Notice("1", cycle: 2).Row);
    }

    [Fact]
    public void WhatHasNoRow_IsRefused()
    {
        Assert.Contains("no row in the table", Assert.Throws<ArgumentOutOfRangeException>(() => NoticeKinds.Of((NoticeKind)99)).Message);
        Assert.Contains("No rung, no notice.", Assert.Throws<ArgumentOutOfRangeException>(() => NoticeTag.Of(Rung.None)).Message);
    }

    [Fact]
    public void Acceptance_IsWrittenIntoTheItem_ByTheKindOfTheNotice()
    {
        DateOnly replyBy = new(2021, 4, 21);
        DueItem fresh = A.March with { CourtesyAt = null };
        Assert.Equal(fresh with { CourtesyAt = Accepted }, After("0"));
        Assert.Equal(fresh with { Reminder = new AcceptedRung(Accepted, replyBy) }, After("1"));
        Assert.Equal(fresh with { Supervision = new AcceptedRung(Accepted, replyBy) }, After("2"));
        Assert.Equal(fresh with { Interview = new AcceptedRung(Accepted, null) }, After("3")); // names no day to reply
        Assert.Equal(fresh with { AcknowledgeAskedAt = Accepted }, After("a"));
        Assert.Equal(fresh with { OfficeToldAt = Accepted }, After("o"));
        Assert.Equal([1, 2], new NoticeTag("q2").Accepted(fresh with { NotesAsked = [1] }, Accepted, null).NotesAsked.AsEnumerable());
        Assert.All(new[] { "b", "c", "e", "d", "p", "x" }, code => Assert.Equal(fresh, After(code)));

        DueItem After(string code) => new NoticeTag(code).Accepted(fresh, Accepted, replyBy);
    }
}
