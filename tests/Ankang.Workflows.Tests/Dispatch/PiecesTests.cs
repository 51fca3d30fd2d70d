using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

/// <summary>A slot that is served in pieces brings what it brings as a whole.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class PiecesTests
{
    private static readonly string[] Units = ["hanbin", "hanyin", "shiquan", "ningshan", "ziyang"];

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task Months_ServedInPieces_BringTheSameMailsItemsAndHistories(int most)
    {
        using City whole = await City.PublishAsync(Seeds.Of2021, "2021-01-18", shadow: false);
        using City pieces = await City.PublishAsync(Seeds.Of2021, "2021-01-18", shadow: false);
        pieces.MailsAPiece = most;
        // The office's mail server is away for a morning, and one recipient's mailbox is gone.
        foreach (City city in new[] { whole, pieces })
        {
            city.Mail.Down("2021-02-01 08:00", "2021-02-01 09:30");
            city.Mail.Kill("hanyin.liaison@example.org");
            await city.RunToAsync("2021-03-05 16:00");
        }

        Assert.Equal(await LinesAsync(whole), await LinesAsync(pieces));
        Assert.Equal(
            whole.Mail.Accepted.Select(m => m.Mail.MessageId).Order(StringComparer.Ordinal),
            pieces.Mail.Accepted.Select(m => m.Mail.MessageId).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Gravest_LeavesFirst_AndAnotherHostGoesOnWithAnyPiece()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", Units, "14b-county-articles"));
        await city.RunToAsync("2021-04-01 08:59");
        city.Clock.Now = Civil.At("2021-04-01 09:00");
        int before = city.Mail.Accepted.Count();
        SlotWork work = await city.Parts.Dispatcher.PrepareAsync(city.Id, default);
        Assert.Equal(("20210401T09", Units.Length), (work.Slot, work.Reminders));
        Assert.Equal(before, city.Mail.Accepted.Count());

        SlotPart first = await city.Parts.Dispatcher.SendAsync(city.Id, work.Slot!, SlotStage.Reminders, 2, default);
        Assert.Equal((2, 3, false), (first.Tried, first.Left, first.Rests));
        // The host is gone; another takes what is left as a whole, or the next piece.
        city.Restart();
        Assert.Equal((2, 1), await TriedAsync(city, work, SlotStage.Reminders, 2));
        DispatchReport rest = await city.Parts.Dispatcher.RunAsync(city.Id, default);
        Assert.Equal("20210401T09", rest.Slot);
        Assert.Equal(
            Units.Order(StringComparer.Ordinal),
            city.Mail.Accepted.Skip(before)
                .Where(m => m.Words == "提醒 04-01")
                .Select(m => m.Mail.To[0].Email.Split('.')[0])
                .Order(StringComparer.Ordinal)
        );
        foreach (string unit in Units)
            Assert.Equal(Rung.Reminder, (await city.ItemAsync("14b-county-articles", "2021-03", unit)).Rung);
        // A piece of a slot that is served finds nothing to do.
        Assert.True((await city.Parts.Dispatcher.SendAsync(city.Id, work.Slot!, SlotStage.Reminders, 2, default)).Rests);
        Assert.Equal(DispatchReport.Nothing, await city.Parts.Dispatcher.SettleAsync(city.Id, work, default));
    }

    [Fact]
    public async Task Plan_NamesTheNextSlotWithWork_AndNotTheOneThatWasLookedAt()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", Units, "14b-county-articles"));
        await city.RunToAsync("2021-03-01 10:00");
        SlotPlan courtesy = (await city.Parts.Dispatcher.PlanAsync(city.Id, null, default))!;
        Assert.Equal(new SlotPlan("20210324T09", Civil.At("2021-03-24 09:00")), courtesy);
        Assert.Equal("20210324T15", (await city.Parts.Dispatcher.PlanAsync(city.Id, courtesy.Slot, default))!.Slot);
        await city.RunToAsync("2022-04-02");
        Assert.Null(await city.Parts.Dispatcher.PlanAsync(city.Id, null, default));
    }

    private static async Task<(int, int)> TriedAsync(City city, SlotWork work, SlotStage stage, int most)
    {
        SlotPart part = await city.Parts.Dispatcher.SendAsync(city.Id, work.Slot!, stage, most, default);
        return (part.Tried, part.Left);
    }

    private static async Task<string[]> LinesAsync(City city)
    {
        var lines = new List<string>();
        foreach (DueItem item in await city.ItemsAsync())
        {
            lines.Add($"{item.Key} {item.State} {item.Rung} {item.Reminder?.At:O} {item.Supervision?.At:O} {item.Interview?.At:O}");
            lines.AddRange((await city.Parts.Work.HistoryAsync(item.Key, default)).Select(h => $"{item.Key} {h.Number} {h.Text}"));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
