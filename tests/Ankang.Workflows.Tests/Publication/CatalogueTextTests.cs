using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.Tests.Publication;

/// <summary>The catalogue's text after an edit: what was asked for is there, and nothing else moved.</summary>
public sealed class CatalogueTextTests
{
    [Fact]
    public void SetDuty_WritesWhatIsReadBack_ForEveryDutyOf2021()
    {
        CatalogueFolder folder = Seeds.Of2021;
        foreach (Obligation duty in folder.Catalogue.Obligations)
        {
            DutyEdit edit = DutyEdit.Of(duty) with
            {
                Title = "甲'乙: #丙",
                Evidence = "材料",
                Review = !duty.Review,
                Counter = duty.Counter == "次" ? "份" : "次",
            };
            var text = new CatalogueText(folder.CatalogueText);
            text.SetDuty(duty.Id, edit.Values(duty));
            YearCatalogue after = CatalogueReader.Parse(text.ToString(), folder.PublishedText, "catalogue.yaml", folder.Directory);
            Assert.Equal(Line(edit), Line(DutyEdit.Of(after[duty.Id])));
            Assert.Equal(
                folder.Catalogue.Obligations.Where(o => o.Id != duty.Id).Select(o => Line(DutyEdit.Of(o))),
                after.Obligations.Where(o => o.Id != duty.Id).Select(o => Line(DutyEdit.Of(o)))
            );
        }
    }

    [Fact]
    public void SetDuty_ChangesNothing_WhenNothingIsDifferent()
    {
        CatalogueFolder folder = Seeds.Of2021;
        foreach (Obligation duty in folder.Catalogue.Obligations)
            Assert.Empty(DutyEdit.Of(duty).Settled().Values(duty));
    }

    [Fact]
    public void SetDuty_KeepsCommentsAndKeysThatItDoesNotKnow_AndTakesFlowEntries()
    {
        const string before = """
            list: { id: jia, year: 2021 }   # of the year
            obligations:
              # REVIEW: “适时” names no rhythm
              - { id: 01-a, task: 1, due: 2021-03-31, later: [x, ']',
                  y] }
              # 待核：时限
              - id: 02-b
                task: 2   # as printed
                due: 2021-05-31  # 周一
                within:
                  - what: 甲
                    perYear: 2
                later: >-
                  folded
                  text

            # the end
            """;
        var text = new CatalogueText(before);
        Assert.Equal(["“适时” names no rhythm", "待核：时限"], text.Marks().Values.Select(m => m.Single()));
        text.SetDuty("01-a", [("due", "2021-04-30"), ("perYear", "3")]);
        text.SetDuty("02-b", [("due", "2021-06-30"), ("within", null), ("reportUp", "true")]);
        text.SetHead("list", [("year", "2022")]);
        text.RemoveMarks("02-b");
        text.AddDuty("02-b", [("id", "02c-c"), ("task", "2"), ("perYear", null)]);
        Assert.StartsWith("list:   # of the year\n  id: jia\n  year: 2022\nobligations:\n", text.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            """
              # REVIEW: “适时” names no rhythm
              - id: 01-a
                perYear: 3
                task: 1
                due: 2021-04-30
                later: [x, ']',
                  y]
              - id: 02-b
                reportUp: true
                task: 2   # as printed
                due: 2021-06-30  # 周一
                later: >-
                  folded
                  text

              - id: 02c-c
                task: 2

            # the end
            """.ReplaceLineEndings("\n"),
            text.ToString()[(text.ToString().IndexOf("obligations:", StringComparison.Ordinal) + "obligations:\n".Length)..].TrimEnd('\n')
        );
    }

    [Fact]
    public void RemoveDuty_TakesItsMarksWithIt_AndLeavesTheOthers()
    {
        CatalogueFolder folder = Seeds.Of2021;
        var text = new CatalogueText(
            folder.CatalogueText.Replace("  - id: 14b-county-articles", "  # REVIEW: look\n  - id: 14b-county-articles", StringComparison.Ordinal)
        );
        Assert.Equal(["14b-county-articles"], text.Marks().Keys);
        text.RemoveDuty("14b-county-articles");
        YearCatalogue after = CatalogueReader.Parse(text.ToString(), folder.PublishedText, "catalogue.yaml", folder.Directory);
        Assert.Equal(folder.Catalogue.Obligations.Select(o => o.Id).Where(i => i != "14b-county-articles"), after.Obligations.Select(o => o.Id));
        Assert.DoesNotContain("REVIEW", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Settled_PutsPeriodAndNumberRight_WhenTheRhythmChanges()
    {
        DutyEdit once = DutyEdit.Of(Seeds.Catalogue["02a-sector-list"]);
        DutyEdit monthly = (once with { Recurrence = Recurrence.Monthly }).Settled();
        Assert.Equal(($"在{{period}}内{once.Demand}", 1), (monthly.Demand, monthly.PerPeriod));
        DutyEdit standing = (monthly with { Recurrence = Recurrence.Continuous }).Settled();
        Assert.Equal((once.Demand, null), (standing.Demand, standing.PerPeriod));
    }

    private static string Line(DutyEdit d) => $"{d with { AskedOf = [] }} {string.Join(' ', d.AskedOf)}";
}
