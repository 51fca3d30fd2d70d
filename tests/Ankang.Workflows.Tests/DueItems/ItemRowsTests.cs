using System.Collections.Immutable;
using System.Reflection;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.DueItems;

[Trait(Tier.Name, Tier.Fast)]
public sealed class ItemRowsTests
{
    private static readonly PeriodRef Period = new("ankang-2021", "13-member-articles", "2021-03");

    private static readonly DueItem Bare = new()
    {
        Key = Period.Of("jiaoti"),
        Kind = ItemKind.Periodic,
        OpenedOn = new(2021, 3, 1),
        DueOn = new(2021, 3, 31),
        OriginalDueOn = new(2021, 3, 31),
        PolicyVersion = "0123456789ab",
        HistoryCount = 1,
    };

    private static readonly DueItem Full = Bare with
    {
        Kind = ItemKind.Standing,
        State = ItemState.Completed,
        DueOn = new(2021, 4, 30),
        FirstDueOn = new(2021, 2, 28),
        Historic = true,
        Change = 3,
        Withdrawn = true,
        Addressed = false,
        Required = 12,
        RequiredWithin = 2,
        Reports =
        [
            new Report("a1", Civil.At("2021-03-20 10:12:30").AddTicks(7), new(2021, 3, 19), 1, 0),
            new Report("b2", Civil.At("2021-04-02 08:00"), new(2021, 4, 1), 2, 1),
            new Report("c3", Civil.At("2021-04-03 08:00"), new(2021, 4, 1), 1, 0, Civil.At("2021-04-06 10:00")),
            new Report("d4", Civil.At("2021-04-07 08:00"), new(2021, 4, 1), 1, 0, By: new(ActorKind.ApiKey, "a,b;c", "接口，50%")),
            new Report("e5", Civil.At("2021-04-07 09:00"), new(2021, 4, 1), 1, 0, Civil.At("2021-04-08 10:00"), Actor.Of("甲")),
            new Report("f6", Civil.At("2021-04-07 10:00"), new(2021, 4, 1), 1, 0) { Reporter = new("张,三", "0915;1", "经联络员张,三邮件入口报送") },
            new Report("g7", Civil.At("2021-04-07 11:00"), new(2021, 4, 1), 1, 0, By: Actor.Of("甲"), IssuedOn: new(2021, 3, 30))
            {
                Reporter = new(null, null, "经联络员邮件入口报送"),
            },
            new Report("h8", Civil.At("2021-04-07 12:00"), new(2021, 4, 1), 1, 0, By: Actor.Of("甲") with { Channel = ActorChannel.Page }),
            new Report("i9", Civil.At("2021-04-07 13:00"), new(2021, 4, 1), 1, 0, By: Actor.Of("乙") with { Channel = ActorChannel.MailLink })
            {
                Reporter = new("李四", null, "经联络员邮件入口由李四报送"),
            },
        ],
        SignOff = new AwaitedSignOff(Civil.At("2021-04-07 12:00"), "{\"Note\":\"已落实\"}"),
        Cycle = 2,
        LadderFrom = new(2021, 4, 6),
        CourtesyAt = Civil.At("2021-03-24 09:00"),
        Reminder = new AcceptedRung(Civil.At("2021-04-01 09:00"), new(2021, 4, 7)),
        Supervision = new AcceptedRung(Civil.At("2021-04-08 09:00"), new(2021, 4, 21)),
        Interview = new AcceptedRung(Civil.At("2021-04-22 09:00"), null),
        Repeats = 2,
        NotesAsked = [1, 2],
        NotesGiven = [2],
        ClosedAt = Civil.At("2021-04-23 10:00"),
        CompletedOn = new(2021, 4, 20),
        ClosedBy = new Actor(ActorKind.UnitContact, "hanbin", "汉滨区安委会联络员"),
        ClosedReason = "无此类事项",
        CarriedOver = true,
        CarriedTo = "ankang-2022",
        ReviewedAt = Civil.At("2021-04-25 10:00"),
        ReturnedAt = Civil.At("2021-04-12 10:00"),
        Extension = new ExtensionRequest(Civil.At("2021-03-30 10:00"), new(2021, 4, 30)),
        QuietUntil = new(2021, 4, 15),
        HeldUntil = new(2021, 4, 16),
        ByHand = new RungByHand(Civil.At("2021-04-17 10:00"), "工作不扎实"),
        OfficeToldAt = Civil.At("2021-04-18 09:00"),
        ReceivedAt = Civil.At("2021-04-02 10:00"),
        AcknowledgedAt = Civil.At("2021-04-14 10:00"),
        AcknowledgeAskedAt = Civil.At("2021-04-13 09:00"),
        HistoryCount = 9,
        HistoryHead = "1:0f",
        HistoryUnchained = 4,
        LastRequest = "c3",
    };

    [Fact]
    public void ToItem_ReadsWhatToColumnsWrote_OfEveryProperty()
    {
        AssertSame(Full, Back(ItemRows.ToColumns(Full, null)));
        AssertSame(Bare, Back(ItemRows.ToColumns(Bare, null)));
    }

    [Fact]
    public void Full_DiffersFromTheDefaultInEveryProperty_SoThatNoneIsForgotten()
    {
        foreach (PropertyInfo property in Written().Where(p => p.Name is not ("Key" or "OpenedOn" or "OriginalDueOn" or "PolicyVersion")))
            Assert.True(!Equals(Text(property.GetValue(Bare)), Text(property.GetValue(Full))), $"{property.Name} is the default in the full item.");
    }

    [Fact]
    public void ToColumns_KeepsColumnsItDoesNotKnow_AndRemovesWhatHasNoValueAnyMore()
    {
        var before = new StoreRow(
            "I|jiaoti",
            "e",
            new Dictionary<string, object>(ItemRows.ToColumns(Full, null)) { ["newer"] = "kept", ["newerNumber"] = 7 }
        );
        IReadOnlyDictionary<string, object> columns = ItemRows.ToColumns(Bare with { Reports = [] }, before);

        Assert.Equal(("kept", 7), (columns["newer"], columns["newerNumber"]));
        AssertSame(Bare, Back(columns));
        foreach (
            string gone in new[]
            {
                "reports",
                "historic",
                "unaddressed",
                "reminderAt",
                "reminderReplyBy",
                "closedAt",
                "completedOn",
                "notesAsked",
                "ladderFrom",
            }
        )
            Assert.False(columns.ContainsKey(gone), gone);
    }

    [Fact]
    public void ToColumns_WritesWhatBothStoresTake_OfEveryType() =>
        Assert.All(ItemRows.ToColumns(Full, null), c =>
            Assert.True(c.Value is string or int or bool || c.Value is DateTimeOffset { Offset.Ticks: 0 }, c.Key)
        );

    [Theory]
    [InlineData("kind", null, "kind")]
    [InlineData("state", "Nowhere", "Nowhere")]
    [InlineData("dueOn", null, "dueOn")]
    [InlineData("dueOn", "31.3.2021", "31.3.2021")]
    [InlineData("reports", "a1,2021-03-20", "")]
    public void ToItem_NamesTheItem_WhenAColumnCannotBeRead(string column, string? value, string found)
    {
        var columns = new Dictionary<string, object>(ItemRows.ToColumns(Full, null));
        if (value is null)
            columns.Remove(column);
        else
            columns[column] = value;

        InvalidDataException e = Assert.Throws<InvalidDataException>(() => Back(columns));
        Assert.Contains("ankang-2021_13-member-articles_2021-03_jiaoti", e.Message, StringComparison.Ordinal);
        Assert.Contains(found, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("3", "a@example.org,b@example.org")]
    [InlineData("q4", null)]
    public void ToNotice_ReadsWhatToColumnsWrote_OfEveryKind(string code, string? refusedFor)
    {
        var notice = new PendingNotice("zwh-daolu", 2, new NoticeTag(code), Civil.At("2021-04-01"), refusedFor);
        Assert.Equal($"N|zwh-daolu|2-{code}", notice.Row);
        Assert.Equal(notice, ItemRows.ToNotice(new StoreRow(notice.Row, "e", ItemRows.ToColumns(notice))));
    }

    [Fact]
    public void ToHistory_ReadsWhatToColumnsWrote_AndSortsByNumber()
    {
        var entry = new HistoryEntry(
            12,
            Civil.At("2021-04-01 09:00"),
            Actor.System,
            HistoryEvent.ReminderSent,
            "提醒已发送至联络员",
            "20210401T09|hanbin|reminder"
        );
        Assert.Equal(entry, ItemRows.ToHistory(new StoreRow(ItemRows.HistoryRow("hanbin", 12), "e", ItemRows.ToColumns(entry, "1:0f", "Open"))));
        Assert.True(string.CompareOrdinal(ItemRows.HistoryRow("hanbin", 9), ItemRows.HistoryRow("hanbin", 10)) < 0);
    }

    [Fact]
    public void Rows_SeparateHistoryFromItemsAndNotices_AndOneUnitFromANamesake()
    {
        (string from, string to) = ItemRows.HistoryRange("hanbin");
        Assert.True(Within(ItemRows.HistoryRow("hanbin", 999_999), from, to));
        Assert.False(Within(ItemRows.HistoryRow("hanbin-party", 1), from, to));
        Assert.True(Within(ItemRows.ItemRow("hanbin"), ItemRows.FirstItem, ItemRows.PastNotices));
        Assert.True(Within("N|hanbin|1-1", ItemRows.FirstItem, ItemRows.PastNotices));
        Assert.False(Within(ItemRows.HistoryRow("hanbin", 1), ItemRows.FirstItem, ItemRows.PastNotices));

        static bool Within(string row, string from, string to) => string.CompareOrdinal(row, from) >= 0 && string.CompareOrdinal(row, to) < 0;
    }

    private static DueItem Back(IReadOnlyDictionary<string, object> columns) => ItemRows.ToItem(Period, new StoreRow("I|jiaoti", "e", columns));

    private static void AssertSame(DueItem expected, DueItem actual)
    {
        foreach (PropertyInfo property in Written())
            Assert.Equal((property.Name, Text(property.GetValue(expected))), (property.Name, Text(property.GetValue(actual))));
    }

    // Arrays are equal by what they hold.
    private static string? Text(object? value) =>
        value switch
        {
            ImmutableArray<Report> reports => string.Join(';', reports),
            ImmutableArray<int> numbers => string.Join(';', numbers),
            _ => value?.ToString(),
        };

    private static IEnumerable<PropertyInfo> Written() => typeof(DueItem).GetProperties().Where(p => p.SetMethod is not null);
}
