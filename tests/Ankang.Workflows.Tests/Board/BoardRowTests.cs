using Ankang.Workflows.Board;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Board;

[Trait(Tier.Name, Tier.Fast)]
public sealed class BoardRowTests
{
    [Fact]
    public void Row_GivesItsEntriesBack_WithMarksAndDates()
    {
        BoardEntry[] entries =
        [
            new("hanbin", ItemState.Open, null, Rung.Supervision, 1, 2, null, false),
            new("hanyin", ItemState.Open, null, Rung.None, 0, 2, null, true, ItemMarks.Returned | ItemMarks.OnLadder),
            new("shiquan", ItemState.Open, null, Rung.Reminder, 0, null, null, false, ItemMarks.ExtensionAsked, new(2021, 4, 30)),
            new("ningshan", ItemState.InReview, null, Rung.None, 2, 2, new(2021, 3, 30), false),
            new("ziyang", ItemState.NotApplicable, null, Rung.None, 0, 2, new(2021, 3, 30), false),
        ];
        var row = new BoardRow(
            new("ankang-2021", "14b-county-articles", "2021-03"),
            new(2021, 3, 31),
            Civil.At("2021-04-01"),
            2,
            null,
            null,
            Civil.At("2021-03-31"),
            [.. entries]
        );
        BoardRow read = BoardRow.Read("ankang-2021", new StoreRow(row.Row, "e", row.ToColumns()));
        Assert.Equal(entries, read.Entries);
        Assert.True(read.HasOpen);
    }

    [Fact]
    public void Read_TakesEntries_ThatWereWrittenBeforeThereWereMarks()
    {
        var columns = new Dictionary<string, object> { ["dueOn"] = "2021-03-31", ["entries0"] = "hanbin,0,,1,1,2,,0;hanyin,1,0,0,2,2,20210330,0" };
        BoardRow read = BoardRow.Read("ankang-2021", new StoreRow("14b-county-articles|2021-03", "e", columns));
        BoardEntry[] expected =
        [
            new("hanbin", ItemState.Open, null, Rung.Reminder, 1, 2, null, false),
            new("hanyin", ItemState.Completed, Outcome.OnTime, Rung.None, 2, 2, new(2021, 3, 30), false),
        ];
        Assert.Equal(expected, read.Entries);
    }
}
