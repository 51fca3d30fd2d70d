using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Support;

/// <summary>Lists for tests: the real one of 2021, whole or in part.</summary>
internal static class TestLists
{
    public static readonly DateOnly Issued = new(2021, 1, 18);

    /// <summary>The list of 2021 as published, on the real clock and out of shadow.</summary>
    public static ListInForce Whole() => Of(Issued, Seeds.Catalogue.Obligations, Seeds.Directory.Units);

    /// <summary>Some duties of the list of 2021, each asked of the same units.</summary>
    public static ListInForce Part(string startOn, string[] units, params string[] duties) =>
        Of(Civil.Day(startOn), duties.Select(d => Seeds.Catalogue[d] with { AskedOf = units }), Seeds.Directory.Units);

    public static ListInForce Of(DateOnly startOn, IEnumerable<Obligation> duties, IEnumerable<ResponsibleUnit> units)
    {
        YearCatalogue seeds = Seeds.Catalogue;
        var catalogue = new YearCatalogue(seeds.List, [.. duties], seeds.Policy, seeds.Office, seeds.Version);
        var head = new ListHead(seeds.List.Id, seeds.Version, "calendar", "directory", startOn, seeds.List.ClosesOn, Shadow: false, Rehearsal: false);
        return new ListInForce(head, catalogue, new UnitDirectory([.. units], Seeds.Directory.Groups), Seeds.Calendar);
    }

    /// <summary>The same list after some entries of the directory were edited.</summary>
    public static ListInForce Edited(this ListInForce list, Func<ResponsibleUnit, ResponsibleUnit> edit) =>
        new(list.Head, list.Catalogue, new UnitDirectory([.. list.Directory.Units.Select(edit)], list.Directory.Groups), list.Calendar);

    /// <summary>The list of 2021 as if it had been issued for 2026.</summary>
    public static CatalogueFolder Of2026()
    {
        CatalogueFolder seeds = Seeds.Of2021;
        string catalogue = seeds.CatalogueText.Replace("2022-03-31", "2027-03-31").Replace("2021", "2026");
        return CatalogueFolder.Parse(catalogue, seeds.PublishedText.Replace("2021", "2026"), seeds.UnitsText);
    }
}
