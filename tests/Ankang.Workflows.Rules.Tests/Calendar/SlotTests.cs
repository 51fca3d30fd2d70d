using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Tests.Support;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Calendar;

public sealed class SlotTests
{
    [Theory]
    [InlineData("2021-04-01 08:59:59", null)] // before nine
    [InlineData("2021-04-01 09:00:00", "20210401T09")]
    [InlineData("2021-04-01 14:59:59", "20210401T09")] // missed in the morning, made up
    [InlineData("2021-04-01 15:00:00", "20210401T15")]
    [InlineData("2021-04-01 17:30:00", "20210401T15")]
    [InlineData("2021-04-01 17:30:01", null)] // too late: the next slot
    [InlineData("2021-04-05 09:00:00", null)] // 清明
    [InlineData("2021-04-25 09:00:00", "20210425T09")] // a make-up Sunday
    [InlineData("2021-04-24 09:00:00", null)] // an ordinary Saturday
    public void Current_IsTheSlotToServe_InOfficeHoursOfAWorkingDay(string now, string? id) =>
        Assert.Equal(id, Slot.Current(Civil.At(now), Seeds.Calendar)?.Id);

    [Theory]
    [InlineData("2021-04-01 09:00:00", "20210401T09", "20210401T15")] // at a slot's moment
    [InlineData("2021-04-01 09:00:01", "20210401T15", "20210401T15")]
    [InlineData("2021-04-02 15:00:01", "20210406T09", "20210406T09")] // over 清明
    [InlineData("2021-02-10 16:00:00", "20210218T09", "20210218T09")] // over 春节
    [InlineData("2021-12-31 15:00:00", "20211231T15", "20220104T09")] // over the year's end
    public void AtOrAfterAndAfter_DifferOnlyAtTheMoment_OfASlot(string moment, string atOrAfter, string after)
    {
        Assert.Equal(atOrAfter, Slot.AtOrAfter(Civil.At(moment), Seeds.Calendar).Id);
        Assert.Equal(after, Slot.After(Civil.At(moment), Seeds.Calendar).Id);
    }

    [Fact]
    public void Parse_ReadsWhatIdWrites_AndOrdersByMoment()
    {
        var morning = new Slot(new(2021, 4, 1), 9);
        var afternoon = new Slot(new(2021, 4, 1), 15);
        Assert.Equal(morning, Slot.Parse(morning.Id));
        Assert.True(morning < afternoon && afternoon > morning && morning <= afternoon && afternoon >= morning);
        Assert.Equal(Civil.At("2021-04-01 15:00"), afternoon.Moment);
        Assert.Contains("'20210401' is not a slot", Assert.Throws<FormatException>(() => Slot.Parse("20210401")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASlot_IsNeitherBeforeNorAfterItself()
    {
        var slot = new Slot(new(2021, 4, 1), 9);
        Slot same = Slot.Parse("20210401T09");
        Assert.False(slot < same || slot > same);
        Assert.True(slot <= same && slot >= same);
    }

    [Fact]
    public void On_NamesTheDaysSlots_TheLatestFirst()
    {
        Assert.Equal(["20210401T15", "20210401T09"], Slot.On(new(2021, 4, 1), Seeds.Calendar).Select(s => s.ToString()));
        Assert.Empty(Slot.On(new(2021, 4, 5), Seeds.Calendar)); // 清明
    }
}
