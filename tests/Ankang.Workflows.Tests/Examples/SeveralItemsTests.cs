using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>Several items of one unit, several units of one person.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class SeveralItemsTests
{
    private static readonly string[] TwelveCounties = [.. Seeds.Directory.Groups.First(g => g.Id == "counties").Members.Take(12)];

    [Fact]
    public async Task FiveItemsOfAUnit_ComeInOneMail_WhenTheyLapseOnOneDay()
    {
        using City city = City.Of(
            TestLists.Part(
                "2021-03-01",
                ["zwh-daolu"],
                "25a-inspection",
                "25b-inspection-bulletin",
                "25c-listed-hazards",
                "25d-prevention-bulletin",
                "29d-enforcement-bulletin"
            )
        );
        await city.RunToAsync("2021-04-02");

        SentMail mail = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Reminder);
        Assert.Equal(["zwh-daolu.liaison@example.org"], mail.To);
        Assert.StartsWith("【提醒】5项工作请于4月7日前报送", mail.Mail.Subject, StringComparison.Ordinal);
        Assert.Equal(
            [
                "1. 第25项　安全生产督查检查（2021年3月）",
                "2. 第25项　督查检查通报（2021年3月）",
                "3. 第25项　重大隐患挂牌督办（第一季度）",
                "4. 第25项　双重预防机制通报（第一季度）",
                "5. 第29项　执法情况通报（第一季度）",
            ],
            mail.Mail.Text.Split('\n').Where(l => l.Length > 2 && char.IsDigit(l[0]) && l[1] == '.').Select(l => l[..l.IndexOf('。')])
        );
    }

    [Fact]
    public async Task LiaisonOfThreeUnits_GetsOneMail_WithAPartAUnit()
    {
        string[] units = ["hanbin", "hanyin", "shiquan"];
        ListInForce list = TestLists
            .Part("2021-03-01", units, "14b-county-articles")
            .Edited(u => units.Contains(u.Id) ? u.With(ContactRole.Liaison, new Contact(null, "one@example.org")) : u);
        using City city = City.Of(list);
        await city.RunToAsync("2021-04-02");

        SentMail reminder = Assert.Single(city.Mail.Accepted, m => m.Kind == NoticeKind.Reminder);
        Assert.Equal(["one@example.org"], reminder.To);
        Assert.All(units, u => Assert.True(reminder.IsOf(u) && reminder.Names($"、{list.Directory[u].Names[0].Full}（1项）"), u));
    }

    [Fact]
    public async Task TwelveUnitsWith18Items_Bring12MailsAndOneDigest_InOneSlot()
    {
        ListInForce list = TestLists.Of(
            Civil.Day("2021-03-01"),
            [
                Seeds.Catalogue["14b-county-articles"] with
                {
                    AskedOf = TwelveCounties,
                },
                Seeds.Catalogue["29d-enforcement-bulletin"] with
                {
                    AskedOf = [.. TwelveCounties.Take(6)],
                },
            ],
            Seeds.Directory.Units
        );
        using City city = City.Of(list);
        await city.RunToAsync("2021-04-02");

        SentMail[] slot = [.. city.Mail.Accepted.Where(m => m.At == Civil.At("2021-04-01 09:00"))];
        Assert.Equal(TwelveCounties.Order(), slot.Where(m => m.Kind == NoticeKind.Reminder).Select(m => m.Addressee).Order());
        SentMail digest = Assert.Single(slot, m => m.Kind != NoticeKind.Reminder);
        Assert.Equal((NoticeKind.Digest, "【抄告】提醒12个单位18项"), (digest.Kind, digest.Mail.Subject));
        Assert.Equal(["anweiban@example.org"], digest.To);
        Assert.Contains(
            "| 汉滨区安委会 | 第14项　新闻宣传稿件（2021年3月）、第29项　执法情况通报（第一季度） | 4月7日（周三） |",
            digest.Mail.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("\n查看事项：https://example.org/l/ankang-2021/items?rung=reminder&state=late", digest.Mail.Text, StringComparison.Ordinal);
        Assert.Equal(12, digest.Mail.Text.Split('\n').Count(l => l.StartsWith("| ", StringComparison.Ordinal)) - 1);
    }

    [Fact]
    public async Task SupervisorOfTwoUnits_GetsOneSummaryWithBoth_OnMonday()
    {
        string[] units = ["hanbin", "hanyin"];
        ListInForce list = TestLists
            .Part("2021-03-01", units, "14b-county-articles")
            .Edited(u => units.Contains(u.Id) ? u.With(ContactRole.Supervisor, new Contact(null, "leader@example.org")) : u);
        using City city = City.Of(list);
        await city.RunToAsync("2021-04-13");

        SentMail[] summaries = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Summary)];
        // Tuesday 04-06 is the first working day of the week of 清明, 04-12 is a Monday.
        Assert.Equal(["周报 04-06", "周报 04-12"], summaries.Select(m => m.Words));
        Assert.All(summaries, m => Assert.Equal(["leader@example.org"], m.To));
        Assert.All(summaries, m => Assert.True(m.Names("【汉滨区安委会】") && m.Names("【汉阴县安委会】"), m.Mail.Text));
        Assert.Contains("已提醒（4月1日）、督办（4月8日）", summaries[1].Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_IsLeftOut_WhenNothingIsOnTheLadder()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], "14b-county-articles"));
        await city.RunToAsync("2021-04-02 10:00");
        await city.ConfirmAsync("14b-county-articles", "2021-03", "hanbin", "2021-04-02", count: 2);
        await city.RunToAsync("2021-04-30");

        Assert.DoesNotContain(city.Mail.Attempts, m => m.Kind == NoticeKind.Summary);
    }

    [Fact]
    public async Task ItemsOfAUnit_JoinItsOpenProposal_UntilItIsClosed()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], "14b-county-articles"));
        await city.RunToAsync("2021-06-24");
        foreach (string month in new[] { "2021-03", "2021-04", "2021-05" })
            await city.ConfirmAsync("14b-county-articles", month, "hanbin", "2021-06-23", count: 2);
        await city.RunToAsync("2021-07-31");

        // March, April and May reach 约谈 while nothing is decided: one proposal. June comes after they were closed.
        Assert.Equal(["04-22", "05-25", "06-22", "07-21"], On(NoticeKind.Interview));
        Assert.Equal(["04-22", "07-21"], On(NoticeKind.InterviewProposal));

        IEnumerable<string> On(NoticeKind kind) => city.Mail.Accepted.Where(m => m.Kind == kind).Select(m => Civil.Words(m.At));
    }

    [Fact]
    public async Task Confirm_TakesOneItemOut_OfAMailOfSeveral()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["zwh-daolu"], "25b-inspection-bulletin", "29d-enforcement-bulletin"));
        await city.RunToAsync("2021-04-05 10:00");
        await city.ConfirmAsync("25b-inspection-bulletin", "2021-03", "zwh-daolu", "2021-03-30");
        await city.RunToAsync("2021-04-09");

        SentMail[] mails = [.. city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Supervision)];
        Assert.Equal(2, mails.Length);
        Assert.All(mails, m => Assert.StartsWith("【督办】执法情况通报（第一季度）请于4月21日前办结反馈", m.Mail.Subject, StringComparison.Ordinal));
        Assert.DoesNotContain(mails, m => m.Names("督查检查通报"));
    }
}
