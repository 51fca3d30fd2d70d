using System.Reflection;
using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Web.Drafts;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Faults of the three files of a list stand in Chinese on the pages; on the command line they stay English.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed partial class FaultTextTests
{
    [Fact]
    public void Faults_ThatTheReadersTestsKnow_LeaveNothingInEnglish()
    {
        FileFault[] faults =
        [
            .. Cases(nameof(CatalogueReaderTests.Parse_SaysLineFoundAndExpected_WhenTheReadingIsWrong))
                .Concat(Cases(nameof(CatalogueReaderTests.Parse_NamesTheLine_WhenItIsNotYaml)))
                .SelectMany(c => Faults(CatalogueReaderTests.Good.Replace(c.Old, c.With), CatalogueReaderTests.Units)),
            .. Cases(nameof(CatalogueReaderTests.DirectoryParse_SaysWhatIsFound_WhenAnEntryIsWrong))
                .SelectMany(c => Faults(CatalogueReaderTests.Good, CatalogueReaderTests.Units.Replace(c.Old, c.With))),
        ];
        Assert.True(faults.Length > 40);
        Assert.All(faults, f => Assert.DoesNotMatch(English(), Quoted().Replace(FaultText.Of(f)[f.File.Length..], "")));
    }

    [Fact]
    public void Fault_SaysPlaceKeyAndWhatMayBeWritten()
    {
        FileFault fault = Assert.Single(
            Faults(CatalogueReaderTests.Good.Replace("recurrence: monthly", "recurrence: daily"), CatalogueReaderTests.Units)
        );
        Assert.Equal(
            "catalogue.yaml，第17行：“recurrence（周期）”写的“daily”不对。可写“once, weekly, tendaily, monthly, bimonthly, quarterly, halfyearly, yearly, continuous”。",
            FaultText.Of(fault)
        );
    }

    private static IReadOnlyList<FileFault> Faults(string catalogue, string units) =>
        Assert.Throws<CatalogueException>(() => CatalogueFolder.Parse(catalogue, CatalogueReaderTests.Published, units)).Faults;

    private static IEnumerable<(string Old, string With)> Cases(string test)
    {
        MethodInfo method = typeof(CatalogueReaderTests).GetMethod(test)!;
        return method.GetCustomAttributes<InlineDataAttribute>().SelectMany(d => d.GetData(method)).Select(d => ((string)d[0], (string)d[1]));
    }

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex English();

    // What the file itself has in English.
    [GeneratedRegex("“[^”]*”|{period}|YAML")]
    private static partial Regex Quoted();
}
