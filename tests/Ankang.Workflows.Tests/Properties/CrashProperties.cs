using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Properties;

/// <summary>A process may die, and the store fail, between any two calls of the store.</summary>
public sealed class CrashProperties
{
    private static readonly Gen<(double At, FaultKind Kind)[]> Faults = Gen.Select(Gen.Double[0, 1], Gen.Enum<FaultKind>()).Array[1, 3];

    [Fact]
    public void ACrashedRun_EndsAsOneThatWasNot_WhenItGoesOnAtOnce() =>
        Gen.Select(PropertyCities.Any(), Faults).Sample((city, faults) =>
        {
            using PropertyRun whole = PropertyRun.Of(city);
            using PropertyRun crashed = PropertyRun.Of(city, Plans(whole, faults));
            Assert.Equal(PropertyLaws.Outcomes(whole), PropertyLaws.Outcomes(crashed));
            Assert.Equal(Envelopes(whole), Envelopes(crashed));
            LadderProperties.AssertLaws(crashed, crashed.Faults);
        }, iter: 60);

    [Fact]
    public void ACrashedRun_KeepsTheLaws_WhenItIsDownForDays() =>
        Gen.Select(PropertyCities.Any(refusals: 1), Faults, Gen.Int[1, 500]).Sample((city, faults, hours) =>
        {
            using PropertyRun whole = PropertyRun.Of(city);
            using PropertyRun crashed = PropertyRun.Of(city, Plans(whole, faults), downAfterCrash: TimeSpan.FromHours(hours));
            LadderProperties.AssertLaws(crashed, crashed.Faults);
        }, iter: 60);

    private static IEnumerable<FaultPlan> Plans(PropertyRun whole, IEnumerable<(double At, FaultKind Kind)> faults) =>
        faults.Select(f => new FaultPlan((int)(f.At * whole.StoreCalls), f.Kind));

    private static IEnumerable<string> Envelopes(PropertyRun run) => run.Post.Taken.Select(m => m.Envelope).Distinct().Order(StringComparer.Ordinal);
}
