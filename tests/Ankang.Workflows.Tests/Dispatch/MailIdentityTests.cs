using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Notices;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

/// <summary>A mail's id says what it tells whom: the same word has the same id whenever it leaves, another word has another.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class MailIdentityTests
{
    private const string Liaison = "hanbin.liaison@example.org";
    private static readonly string[] Units = ["hanbin", "hanyin", "shiquan"];

    [Fact]
    public async Task SameNotices_LeaveUnderTheSameIds_WhateverTheSlot()
    {
        // One city's host stands where a backup left it: what the other had sent at nine it sends in the afternoon.
        using City morning = City.Of(TestLists.Part("2021-03-01", Units, "14b-county-articles"));
        using City afternoon = City.Of(TestLists.Part("2021-03-01", Units, "14b-county-articles"));
        afternoon.HostDown("2021-04-01 08:30", "2021-04-01 15:00");
        foreach (City city in new[] { morning, afternoon })
            await city.RunToAsync("2021-04-01 16:00");

        Assert.Equal([9, 9, 9], HoursOf(morning));
        Assert.Equal([15, 15, 15], HoursOf(afternoon));
        Assert.Equal(IdsOf(morning), IdsOf(afternoon));
    }

    [Fact]
    public async Task IdsOfAYear_AreAllDifferent()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-01-18", shadow: false);
        await city.RunToAsync("2021-06-30 18:00");
        Assert.All(city.Mail.Accepted.GroupBy(m => m.Mail.MessageId), same => Assert.Single(same));
    }

    [Fact]
    public async Task ReturnedReminder_LeavesAgain_UnderAnotherId()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-01 10:00");
        OutgoingMail first = RemindersOf(city).Last(m => m.To[0].Email == Liaison);
        city.Returns.Add(Bounces.Standard(first.MessageId, Liaison, "552 5.2.2 Mailbox full"));
        await city.RunToAsync("2021-04-01 16:00");
        OutgoingMail[] all = [.. RemindersOf(city).Where(m => m.To[0].Email == Liaison)];
        Assert.Equal(first.MessageId, all[^2].MessageId);
        Assert.NotEqual(first.MessageId, all[^1].MessageId);
    }

    private static IEnumerable<OutgoingMail> RemindersOf(City city) =>
        city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Reminder).Select(m => m.Mail);

    private static IEnumerable<int> HoursOf(City city) =>
        city.Mail.Accepted.Where(m => m.Kind == NoticeKind.Reminder).Select(m => m.At.UtcDateTime.AddHours(8).Hour);

    private static IEnumerable<string> IdsOf(City city) => RemindersOf(city).Select(m => m.MessageId).Order(StringComparer.Ordinal);
}
