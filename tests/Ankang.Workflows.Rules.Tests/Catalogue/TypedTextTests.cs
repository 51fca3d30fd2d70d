using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Tests.Catalogue;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("2", 2)]
    [InlineData("２", 2)]
    [InlineData("2篇", 2)]
    [InlineData("　１２ 次 ", 12)]
    [InlineData("15分钟", 15)]
    [InlineData("2万", null)] // a multiple is no measure word
    [InlineData("二", null)]
    [InlineData("-1", null)]
    [InlineData("2.5", null)]
    [InlineData("2篇3", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    public void Number_IsReadWithItsMeasureWord(string typed, int? number) => Assert.Equal(number, TypedText.Number(typed));

    [Theory]
    [InlineData("hanbin＠example.org")]
    [InlineData("ｈａｎｂｉｎ@example。org")]
    [InlineData("　hanbin@example．org ")]
    public void Address_IsReadAsItIsMeant(string typed)
    {
        Assert.Equal("hanbin@example.org", TypedText.Address(typed));
        Assert.True(EmailAddress.IsValid(TypedText.Address(typed)));
    }

    [Theory]
    [InlineData("2021-03-29")]
    [InlineData("２０２１－０３－２９")]
    [InlineData("2021/3/29")]
    [InlineData("2021.3.29")]
    [InlineData("2021年3月29日")]
    public void Date_IsReadInAnyShape(string typed) => Assert.Equal(new DateOnly(2021, 3, 29), TypedText.Date(typed));

    [Theory]
    [InlineData("2021-02-29")]
    [InlineData("3月29日")]
    [InlineData("")]
    public void Date_IsNull_WhereItIsNoDay(string typed) => Assert.Null(TypedText.Date(typed));

    [Fact]
    public void Narrow_ReadsTheFirstAndTheLastOfTheWideMarks_AndLeavesHanCharacters() =>
        Assert.Equal("!aZ~ 篇。", TypedText.Narrow("　！ａＺ～　篇。 "));
}
