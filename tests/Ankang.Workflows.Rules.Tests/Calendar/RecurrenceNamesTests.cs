using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Rules.Tests.Calendar;

/// <summary>The codes stand in catalogues and answers, the Chinese ones on pages.</summary>
public sealed class RecurrenceNamesTests
{
    [Theory]
    [InlineData(Recurrence.Once, "once", "一次性", false)]
    [InlineData(Recurrence.Weekly, "weekly", "每周", true)]
    [InlineData(Recurrence.Tendaily, "tendaily", "每旬", true)]
    [InlineData(Recurrence.Monthly, "monthly", "每月", true)]
    [InlineData(Recurrence.Bimonthly, "bimonthly", "每两个月", true)]
    [InlineData(Recurrence.Quarterly, "quarterly", "每季度", true)]
    [InlineData(Recurrence.HalfYearly, "halfyearly", "每半年", true)]
    [InlineData(Recurrence.Yearly, "yearly", "每年", true)]
    [InlineData(Recurrence.Continuous, "continuous", "常态化", false)]
    public void EveryRhythm_HasACodeAndAName(Recurrence recurrence, string code, string chinese, bool periodic)
    {
        Assert.Equal((code, chinese, periodic), (recurrence.Code(), recurrence.Chinese(), recurrence.IsPeriodic()));
        Assert.True(RecurrenceNames.TryParse(code, out Recurrence read));
        Assert.Equal(recurrence, read);
        Assert.Equal(code, RecurrenceNames.Codes[(int)recurrence]);
    }

    [Fact]
    public void TryParse_IsFalse_ForAnotherWord()
    {
        Assert.False(RecurrenceNames.TryParse("Monthly", out Recurrence read));
        Assert.Equal(default, read);
    }

    [Fact]
    public void NoRhythm_HasNoName()
    {
        Assert.Throws<InvalidOperationException>(() => ((Recurrence)99).Code());
        Assert.Throws<InvalidOperationException>(() => ((Recurrence)99).Chinese());
    }
}
