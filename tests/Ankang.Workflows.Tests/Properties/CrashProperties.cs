using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Properties;

/// <summary>A process may die, and the store fail, between any two calls of the store.</summary>
[Trait(Tier.Name, Tier.Property)]
public sealed class CrashProperties
{
    // The first fault befalls some commit of the year, most often one around a mail; those after it, the recovery.
    private static readonly Gen<(double At, bool NearMail, int Offset, FaultKind Kind)[]> Faults = Gen.Select(
        Gen.Double[0, 0.999],
        Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))),
        Gen.Int[-4, 9],
        Gen.Enum<FaultKind>()
    ).Array[1, 3];

    [Fact]
    public void ACrashedRun_EndsAsOneThatWasNot_WhenItGoesOnAtOnce() =>
        Gen.Select(PropertyCities.Any(), Faults)
            .Holds(
                (city, faults) =>
                {
                    using PropertyRun whole = PropertyRun.Of(city);
                    using PropertyRun crashed = PropertyRun.Of(city, Plans(whole, faults));
                    Assert.Equal(PropertyLaws.Outcomes(whole), PropertyLaws.Outcomes(crashed));
                    Assert.Equal(Envelopes(whole), Envelopes(crashed));
                    LadderProperties.AssertLaws(crashed, crashed.Faults);
                },
                cases: 150
            );

    [Fact]
    public void ACrashedRun_KeepsTheLaws_WhenItIsDownForDays() =>
        Gen.Select(PropertyCities.Any(refusals: 1), Faults, Gen.Int[1, 500])
            .Holds(
                (city, faults, hours) =>
                {
                    // Without audits, so that more of the faults befall a dispatch.
                    using PropertyRun whole = PropertyRun.Of(city, audits: false);
                    using PropertyRun crashed = PropertyRun.Of(city, Plans(whole, faults), downAfterCrash: TimeSpan.FromHours(hours), audits: false);
                    LadderProperties.AssertLaws(crashed, crashed.Faults);
                },
                cases: 60
            );

    private static IEnumerable<FaultPlan> Plans(PropertyRun whole, IEnumerable<(double At, bool NearMail, int Offset, FaultKind Kind)> faults) =>
        faults.Select(
            (f, i) =>
                new FaultPlan(
                    i > 0 ? Math.Max(0, f.Offset)
                        : f.NearMail && whole.CommitsAtMails.Count > 0
                            ? Math.Max(0, whole.CommitsAtMails[(int)(f.At * whole.CommitsAtMails.Count)] + f.Offset)
                        : (int)(f.At * whole.Commits),
                    f.Kind,
                    CommitsOnly: true
                )
        );

    private static IEnumerable<string> Envelopes(PropertyRun run) => run.Post.Taken.Select(m => m.Envelope).Distinct().Order(StringComparer.Ordinal);
}
