using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.DueItems;

/// <summary>A line that is changed, deleted or added is found by the digests of its neighbours; a name can be erased.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class HistoryChainTests
{
    private const int Lines = 4;

    private static readonly DueItem Empty = new()
    {
        Key = new("ankang-2021", "13-member-articles", "2021-03", "jiaoti"),
        Kind = ItemKind.Periodic,
        OpenedOn = new(2021, 3, 1),
        DueOn = new(2021, 3, 31),
        OriginalDueOn = new(2021, 3, 31),
        PolicyVersion = "0123456789ab",
    };

    private static readonly HistoryDraft[] Drafts =
    [
        new(Civil.At("2021-03-01"), Actor.System, HistoryEvent.Opened, "待办事项生成"),
        new(
            Civil.At("2021-03-02 10:00"),
            new Actor(ActorKind.Office, "zhangsan", "张三") { Channel = ActorChannel.Page },
            HistoryEvent.Told,
            "已电话通知李四",
            "20210302T09|jiaoti|courtesy",
            "0a1b",
            [new Attachment(new string('a', 64), "李四的照片.jpg", 1200)]
        ),
        new(Civil.At("2021-04-01 09:00"), Actor.System, HistoryEvent.ReminderSent, "提醒已发送", "20210401T09|jiaoti|reminder"),
        new(Civil.At("2021-04-02 09:00"), new Actor(ActorKind.UnitContact, "jiaoti", "联络员"), HistoryEvent.Completed, "完成", Request: "0a1c"),
    ];

    [Fact]
    public void WhatWasWritten_Holds()
    {
        (DueItem item, List<StoreRow> rows) = Written();
        Assert.Equal((Lines, 0), (item.HistoryCount, item.HistoryUnchained));
        Assert.StartsWith("1:", item.HistoryHead, StringComparison.Ordinal);
        Assert.Empty(HistoryChain.Check(item, rows));
    }

    public static TheoryData<string, object> Columns() =>
        new()
        {
            { "at", Civil.At("2021-03-02 10:01") },
            { "event", "Explained" },
            { "text", "已电话通知王五" },
            { "whoKind", "Supervisor" },
            { "whoId", "lisi" },
            { "whoChannel", "MailLink" },
            { "mail", "20210303T09|jiaoti|courtesy" },
            { "request", "0a1d" },
            { "attachments", "[]" },
            { "item", "Completed" },
            { "before", "1:00" },
            { "erasedText", "00" },
        };

    [Theory]
    [MemberData(nameof(Columns))]
    public void AColumnChanged_NamesTheLine(string column, object value)
    {
        (DueItem item, List<StoreRow> rows) = Written();
        rows[1] = With(rows[1], column, value);
        Assert.Contains(new HistoryFault(2, HistoryFaultKind.Changed), HistoryChain.Check(item, rows));
        Assert.DoesNotContain(HistoryChain.Check(item, rows), f => f.Number > 2);
    }

    [Fact]
    public void EveryColumnOfALine_IsDigested_ButTheName() =>
        Assert.Equal(
            ["who"],
            Written().Rows.SelectMany(r => r.Columns.Keys).Distinct().Except(Columns().Select(c => (string)c[0])).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void ALineGone_IsNamed_WhicheverItIs()
    {
        for (int n = 1; n <= Lines; n++)
        {
            (DueItem item, List<StoreRow> rows) = Written();
            rows.RemoveAt(n - 1);
            Assert.Equal([new HistoryFault(n, HistoryFaultKind.Lost)], HistoryChain.Check(item, rows));
        }
    }

    [Fact]
    public void ALineMadeUp_OrAnOlderRowOfTheItem_IsNamed()
    {
        (DueItem item, List<StoreRow> rows) = Written();
        Assert.Equal([new HistoryFault(Lines, HistoryFaultKind.Beyond)], HistoryChain.Check(Appended(Empty, Drafts[..3]).Item, rows));
        StoreRow last = rows[^1];
        rows.Add(last with { Row = ItemRows.HistoryRow("jiaoti", Lines + 1) });
        Assert.Equal([new HistoryFault(Lines + 1, HistoryFaultKind.Beyond)], HistoryChain.Check(item, rows));
    }

    [Fact]
    public void ALineOfAnotherItem_DoesNotHold()
    {
        (DueItem item, List<StoreRow> rows) = Written();
        DueItem other = item with { Key = item.Key with { Unit = "gongan" } };
        Assert.NotEmpty(HistoryChain.Check(other, rows));
    }

    [Fact]
    public void ANameErased_Holds_AndAnotherTextInItsPlaceDoesNot()
    {
        (DueItem item, List<StoreRow> rows) = Written();
        string text = rows[1].RequiredText("text");
        rows[1] = With(
            With(With(rows[1], "who", HistoryText.Erased), "text", HistoryText.Erased),
            "erasedText",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
        );
        rows[1] = With(rows[1], "attachments", rows[1].Text("attachments")!.Replace("李四的照片.jpg", "照片.jpg", StringComparison.Ordinal));
        Assert.Empty(HistoryChain.Check(item, rows));

        rows[1] = With(rows[1], "text", "已电话通知王五");
        Assert.Equal([new HistoryFault(2, HistoryFaultKind.Changed)], HistoryChain.Check(item, rows));
    }

    [Fact]
    public void LinesOfBefore_AreCounted_AndTheChainBeginsAfterThem()
    {
        DueItem old = Empty with { HistoryCount = 2 };
        (DueItem item, List<StoreRow> later) = Appended(old, Drafts[2..]);
        List<StoreRow> rows = [.. Written().Rows[..2].Select(r => Without(Without(r, "before"), "item")), .. later];
        Assert.Equal((4, 2), (item.HistoryCount, item.HistoryUnchained));
        Assert.Empty(HistoryChain.Check(item, rows));
        Assert.Empty(HistoryChain.Check(old, rows[..2]));

        Assert.Equal([new HistoryFault(1, HistoryFaultKind.Lost)], HistoryChain.Check(item, rows[1..]));
        // A head that was taken away does not make lines unchained.
        Assert.NotEmpty(HistoryChain.Check(item with { HistoryHead = null }, rows));
    }

    private static (DueItem Item, List<StoreRow> Rows) Written() => Appended(Empty, Drafts);

    private static (DueItem Item, List<StoreRow> Rows) Appended(DueItem item, HistoryDraft[] drafts)
    {
        (DueItem after, IReadOnlyList<StoreChange.Insert> lines) = HistoryChain.Append(item, drafts);
        return (after, [.. lines.Select(l => new StoreRow(l.Row, "e", l.Columns))]);
    }

    private static StoreRow With(StoreRow row, string column, object value) =>
        row with
        {
            Columns = new Dictionary<string, object>(row.Columns) { [column] = value },
        };

    private static StoreRow Without(StoreRow row, string column) =>
        row with
        {
            Columns = row.Columns.Where(c => c.Key != column).ToDictionary(c => c.Key, c => c.Value),
        };
}
