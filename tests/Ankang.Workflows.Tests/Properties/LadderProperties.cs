using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Properties;

/// <summary>Whatever the calendar, the units and the answers: the ladder's promises hold.</summary>
[Trait(Tier.Name, Tier.Property)]
public sealed class LadderProperties
{
    [Fact]
    public void EveryRun_KeepsTheLaws_WhenNothingFails() =>
        PropertyCities
            .Any(racing: true)
            .Holds(
                city =>
                {
                    using PropertyRun run = PropertyRun.Of(city);
                    AssertLaws(run);
                    PropertyLaws.RungsLeaveAtTheirFirstSlot(run);
                    Assert.Empty(run.AuditProblems);
                },
                cases: 60
            );

    [Fact]
    public void EveryRun_CatchesUpWithoutHaste_WhenHostAndMailServerAreDownForWeeks() =>
        PropertyCities
            .Any(downtimes: 3, refusals: 2, racing: true)
            .Holds(
                city =>
                {
                    using PropertyRun run = PropertyRun.Of(city);
                    AssertLaws(run);
                    PropertyLaws.RungsLeaveAtTheirFirstSlot(run);
                    Assert.Empty(run.AuditProblems);
                },
                cases: 120
            );

    [Fact]
    public void EveryRun_KeepsTheLaws_WhenSomeAddressesAreDead() =>
        Gen.Select(
                PropertyCities.Any(racing: true),
                Gen.OneOf(Gen.Const("liaison-0"), Gen.Const("liaison-1"), Gen.Const("supervisor"), Gen.Const("supervisor-1")).Array[1, 3]
            )
            .Holds(
                (city, dead) =>
                {
                    using PropertyRun run = PropertyRun.Of(city with { DeadAddresses = dead.Select(d => $"{d}@example.org").ToHashSet() });
                    AssertLaws(run);
                    Assert.Empty(run.AuditProblems);
                },
                cases: 40
            );

    [Fact]
    public void TheSameMailsLeaveAtTheSameSlots_WhenTurnsAreSkippedForTenDays() =>
        Gen.Select(PropertyCities.Any(), Gen.Int[0, 90])
            .Holds(
                (city, from) =>
                {
                    DateOnly first = city.StartOn.AddDays(from);
                    using PropertyRun all = PropertyRun.Of(city);
                    using PropertyRun skipped = PropertyRun.Of(city, turns: day => day < first || day >= first.AddDays(10));
                    using PropertyRun none = PropertyRun.Of(city, turns: _ => false);
                    Assert.Equal(Mails(all), Mails(skipped));
                    Assert.Equal(Mails(all), Mails(none));
                    Assert.Equal(PropertyLaws.Outcomes(all), PropertyLaws.Outcomes(skipped));
                },
                cases: 30
            );

    [Fact]
    public void ALostBoard_IsRebuiltEqual_AndNothingLeavesOtherwise() =>
        Gen.Select(PropertyCities.Any(), Gen.Int[0, 10_000])
            .Holds(
                (city, at) =>
                {
                    using PropertyRun kept = PropertyRun.Of(city);
                    using PropertyRun lost = PropertyRun.Of(city, loseBoardAt: at);
                    Assert.Equal(Mails(kept), Mails(lost));
                    Assert.Equal(PropertyLaws.Outcomes(kept), PropertyLaws.Outcomes(lost));
                    AssertLaws(lost);
                },
                cases: 30
            );

    internal static void AssertLaws(PropertyRun run, int repeats = 0, TimeSpan race = default)
    {
        PropertyLaws.NothingFailed(run);
        PropertyLaws.EachRungOnce(run);
        PropertyLaws.NothingIsSentForWhatIsConfirmed(run, race);
        PropertyLaws.NothingLeavesBeforeTheWord(run);
        PropertyLaws.RungsAreSpaced(run);
        PropertyLaws.MailsLeaveInTheirTime(run);
        PropertyLaws.MessagesLeaveOnce(run, repeats);
        PropertyLaws.HistoriesHaveNoGaps(run);
        PropertyLaws.AllEndsAtRest(run);
    }

    private static IEnumerable<string> Mails(PropertyRun run) =>
        run.Post.Taken.Select(m => $"{m.At:MM-dd HH}h {m.Envelope}").Order(StringComparer.Ordinal);
}
