using System.Reflection;

namespace Ankang.Workflows.Testbed;

[Trait(Tier.Name, Tier.Fast)]
public sealed class TierTests
{
    private static readonly string[] Tiers = [Tier.Fast, Tier.City, Tier.Property, Tier.Host, Tier.Browser];

    [Fact]
    public void EveryClassOfTests_StandsInOneTier()
    {
        Assembly here = typeof(TierTests).Assembly;
        string[] ofAll = [.. TiersOf(here.GetCustomAttributesData())];
        string[] wrong =
        [
            .. here.GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && t != typeof(TierTests) && HasTests(t))
                .Select(t => (Name: t.FullName, Tiers: ofAll.Concat(Ancestry(t).SelectMany(a => TiersOf(a.GetCustomAttributesData()))).ToArray()))
                .Where(t => t.Tiers.Length != 1 || !Tiers.Contains(t.Tiers[0]))
                .Select(t => $"{t.Name}: {(t.Tiers.Length == 0 ? "no tier" : string.Join(", ", t.Tiers))}")
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(
            wrong.Length == 0,
            $"Give each of these one tier of {string.Join(", ", Tiers)}, by [Trait(Tier.Name, Tier.Fast)] and its like:\n{string.Join('\n', wrong)}"
        );
    }

    private static bool HasTests(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(m => m.IsDefined(typeof(FactAttribute), inherit: true));

    private static IEnumerable<Type> Ancestry(Type? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }

    private static IEnumerable<string> TiersOf(IEnumerable<CustomAttributeData> attributes) =>
        attributes
            .Where(a => a.AttributeType == typeof(TraitAttribute) || a.AttributeType == typeof(AssemblyTraitAttribute))
            .Where(a => (string?)a.ConstructorArguments[0].Value == Tier.Name)
            .Select(a => (string)a.ConstructorArguments[1].Value!);
}
