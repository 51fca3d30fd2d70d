using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

/// <summary>What a slot sends first, on which days it sends at all, and by whose clock an acceptance counts.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class SlotOrderTests
{
    private const string Articles = "14b-county-articles",
        March = "2021-03",
        Hanbin = "hanbin";

    [Fact]
    public async Task GravestMails_LeaveFirst()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        // Back on 6 May: the 督办 of March and the 提醒 of April are due in one slot.
        city.HostDown("2021-04-02", "2021-05-06 09:00");
        await city.RunToAsync("2021-05-06 10:00");
        NoticeKind[] kinds = [.. city.Mail.Accepted.Where(m => Civil.Words(m.At) == "05-06").Select(m => m.Kind).Distinct()];
        Assert.Equal([NoticeKind.Supervision, NoticeKind.Reminder, NoticeKind.Digest], kinds.Where(k => k != NoticeKind.Summary));
    }

    [Theory]
    [InlineData("2021-04-01", "到期提醒 03-24, 提醒 04-01")] // the last day itself is inside
    [InlineData("2021-03-31", "到期提醒 03-24")]
    public async Task Rung_LeavesOnTheListsLastDay_AndNotAfterIt(string closesOn, string told)
    {
        ListInForce list = TestLists.Part("2021-03-01", [Hanbin], Articles);
        ListHead head = list.Head with { ClosesOn = Civil.Day(closesOn) };
        using City city = City.Of(new ListInForce(head, list.Catalogue, list.Directory, list.Calendar));
        await city.RunToAsync("2021-04-20");
        Assert.Equal(told, city.Told(Hanbin, "（2021年3月）"));
    }

    [Fact]
    public async Task Rung_CountsFromItsAcceptance_WhenItIsSettledDaysLater()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", [Hanbin], Articles));
        await city.RunToAsync("2021-04-01 08:00");
        IReadOnlyList<MailRecord> sent =
        [
            .. (await city.Parts.Dispatcher.PreviewAsync(city.Id, new Slot(Civil.Day("2021-04-01"), 9), default))
                .Where(m => m.Kind == NoticeKind.Reminder)
                .Select(m => m with { State = MailState.Accepted, AcceptedAt = Civil.At("2021-04-01 09:00") }),
        ];
        city.Clock.Now = Civil.At("2021-04-06 09:00");
        await new Settlement(city.Parts.Work, city.Parts.Told, city.Parts.Contacts, city.Clock).SettleAsync(city.List, sent, default);

        DueItem item = await city.ItemAsync(Articles, March, Hanbin);
        Assert.Equal(Civil.At("2021-04-01 09:00"), item.Reminder?.At);
        HistoryEntry line = (await city.Parts.Work.HistoryAsync(item.Key, default))[^1];
        Assert.Equal((HistoryEvent.ReminderSent, Civil.At("2021-04-01 09:00")), (line.Event, line.At));
    }
}
