using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Properties;

/// <summary>Two hosts over one store, whose calls are interleaved in any order, have the effect of one.</summary>
[Trait(Tier.Name, Tier.Property)]
public sealed class TwoHostsProperties
{
    [Fact]
    public void TwoHosts_HaveTheEffectOfOne_HoweverTheyInterleave() =>
        Gen.Select(PropertyCities.Any(), Gen.Enum<PropertyWatch>().Array[1, 12], Gen.Int[0, 1].Array[1, 40], Gen.Bool)
            .Holds(
                (city, watches, picks, audits) =>
                {
                    using PropertyRun one = PropertyRun.Of(city, audits: audits);
                    using PropertyRun two = PropertyRun.OfTwo(city, watches, picks, audits);
                    LadderProperties.AssertLaws(two, race: TimeSpan.FromMinutes(1));
                    Assert.Equal(Envelopes(one), Envelopes(two));
                    Assert.Equal(PropertyLaws.Outcomes(one), PropertyLaws.Outcomes(two));
                },
                cases: 40
            );

    private static IEnumerable<string> Envelopes(PropertyRun run) => run.Post.Taken.Select(m => m.Envelope).Order(StringComparer.Ordinal);
}
