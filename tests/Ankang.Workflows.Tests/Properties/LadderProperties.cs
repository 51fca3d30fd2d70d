using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Properties;

/// <summary>Whatever the calendar, the units, the answers and the faults: the ladder's promises hold.</summary>
public sealed class LadderProperties
{
    [Fact]
    public void EveryRun_KeepsTheLaws_WhenNothingFails() =>
        PropertyCities.Any(racing: true).Sample(city =>
        {
            using PropertyRun run = PropertyRun.Of(city);
            AssertLaws(run, repeats: 0);
            Assert.Empty(run.AuditProblems);
        }, iter: 400);

    [Fact]
    public void EveryRun_KeepsTheLaws_WhenHostsAndMailServersAreDownForWeeks() =>
        PropertyCities.Any(downtimes: 3, refusals: 2, racing: true).Sample(city =>
        {
            using PropertyRun run = PropertyRun.Of(city);
            AssertLaws(run, repeats: 0);
            Assert.Empty(run.AuditProblems);
        }, iter: 400);

    internal static void AssertLaws(PropertyRun run, int repeats)
    {
        PropertyLaws.NothingFailed(run);
        PropertyLaws.EachRungOnce(run);
        PropertyLaws.NothingIsSentForWhatIsConfirmed(run);
        PropertyLaws.RungsAreSpaced(run);
        PropertyLaws.MailsLeaveInTheirTime(run);
        PropertyLaws.MessagesLeaveOnce(run, repeats);
        PropertyLaws.HistoriesHaveNoGaps(run);
        PropertyLaws.AllEndsAtRest(run);
    }
}
