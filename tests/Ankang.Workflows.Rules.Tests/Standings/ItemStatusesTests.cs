using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Rules.Tests.Standings;

public sealed class ItemStatusesTests
{
    [Theory]
    [InlineData(ItemStatus.Open, Tone.Grey, "open counted")]
    [InlineData(ItemStatus.DueSoon, Tone.Yellow, "open counted")]
    [InlineData(ItemStatus.Overdue, Tone.Red, "open counted late")]
    [InlineData(ItemStatus.NotDone, Tone.Red, "open counted late")]
    [InlineData(ItemStatus.Returned, Tone.Yellow, "open counted")]
    [InlineData(ItemStatus.Extended, Tone.Grey, "open counted")]
    [InlineData(ItemStatus.InReview, Tone.Green, "counted")] // asks nothing of the unit, and is not done
    [InlineData(ItemStatus.OnTime, Tone.Green, "counted done")]
    [InlineData(ItemStatus.ReportedLate, Tone.Green, "counted done clock")]
    [InlineData(ItemStatus.DoneLate, Tone.Green, "counted done clock")]
    [InlineData(ItemStatus.Waived, Tone.Grey, "")]
    [InlineData(ItemStatus.NotApplicable, Tone.Grey, "")]
    [InlineData(ItemStatus.Historic, Tone.Grey, "")]
    public void WhatFollowsFromAStatus(ItemStatus status, Tone tone, string follows)
    {
        (string Word, bool Holds)[] all =
        [
            ("open", status.IsOpen()),
            ("counted", status.IsCounted()),
            ("done", status.IsDone()),
            ("late", status.IsLate()),
            ("clock", status.HasClock()),
        ];
        Assert.Equal((tone, follows), (status.Tone(), string.Join(' ', all.Where(a => a.Holds).Select(a => a.Word))));
    }
}
