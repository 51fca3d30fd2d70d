using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Tests.DueItems;

/// <summary>Where an item is stored, and what URLs call it.</summary>
public sealed class DueItemKeyTests
{
    private static readonly DueItemKey Key = new("town-2021", "01-inspection", "2021-03", "hanbin");

    [Fact]
    public void Keys_AreWrittenAsStored()
    {
        Assert.Equal("town-2021_01-inspection_2021-03_hanbin", Key.ToString());
        Assert.Equal("town-2021|01-inspection|2021-03", Key.Partition);
        PeriodRef period = PeriodRef.Of(Key);
        Assert.Equal((Key.Partition, Key.Partition, Key), (period.Partition, period.ToString(), period.Of("hanbin")));
    }

    [Fact]
    public void TryParse_ReadsWhatToStringWrites()
    {
        Assert.True(DueItemKey.TryParse("town-2021_01-inspection_2021-03_hanbin", out DueItemKey key));
        Assert.Equal(Key, key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("town-2021")]
    [InlineData("town-2021_01-inspection_2021-03")]
    [InlineData("town-2021_01-inspection_2021-03_hanbin_1")]
    [InlineData("town-2021_01-inspection_2021-03_Hanbin")]
    public void TryParse_IsFalse_ForAnythingElse(string? text)
    {
        Assert.False(DueItemKey.TryParse(text, out DueItemKey key));
        Assert.Equal(default, key);
    }
}
