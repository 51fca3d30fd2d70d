using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Properties;

/// <summary>Whatever office, units and supervisors do to items, and whenever: the ladder's promises hold.</summary>
[Trait(Tier.Name, Tier.Property)]
public sealed class ActProperties
{
    [Fact]
    public void EveryAct_KeepsTheLaws_WhateverTheOrder() =>
        PropertyCities
            .Acting(downtimes: 1)
            .Holds(
                city =>
                {
                    using PropertyRun run = PropertyRun.Of(city);
                    PropertyActLaws.Hold(run);
                    PropertyLaws.MessagesLeaveOnce(run, 0);
                },
                cases: 150
            );

    [Fact]
    public void EveryAct_IsDoneOnceAndNotLost_WhenTheProcessDies() =>
        Gen.Select(PropertyCities.Acting(), Gen.Double[0, 0.999], Gen.Enum<FaultKind>(), Gen.Int[0, 6])
            .Holds(
                (city, at, kind, next) =>
                {
                    using PropertyRun whole = PropertyRun.Of(city);
                    using PropertyRun crashed = PropertyRun.Of(
                        city,
                        [new FaultPlan((int)(at * whole.Commits), kind, CommitsOnly: true), new FaultPlan(next, kind, CommitsOnly: true)]
                    );
                    PropertyActLaws.Hold(crashed);
                    Assert.Equal(PropertyLaws.Outcomes(whole), PropertyLaws.Outcomes(crashed));
                    Assert.Equal(Told(whole), Told(crashed));
                },
                cases: 80
            );

    [Fact]
    public void EveryAct_KeepsTheLaws_WhenTwoHostsServe() =>
        Gen.Select(PropertyCities.Acting(), Gen.Enum<PropertyWatch>().Array[1, 12], Gen.Int[0, 1].Array[1, 40])
            .Holds(
                (city, watches, picks) =>
                {
                    using PropertyRun two = PropertyRun.OfTwo(city, watches, picks);
                    PropertyActLaws.Hold(two);
                },
                cases: 30
            );

    private static IEnumerable<string> Told(PropertyRun run) => run.Histories.SelectMany(h => h.Value.Select(l => $"{h.Key}: {l.Event} {l.Text}"));
}
