using System.Globalization;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Ankang.Workflows.Tests.Bulletins;

/// <summary>Three months of a city: what a bulletin says afterwards is what a plain loop counted when each month ended.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class BulletinYearTests
{
    private static readonly string[] Units = ["hanbin", "hanyin", "shiquan", "ningshan", "ziyang", "langao"];

    [Fact]
    public async Task Annexes_HoldNumbersThatAPersonSumsUp_AndRatesAsShares()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", Units, "14b-county-articles"));
        await city.RunToAsync("2021-02-02 10:00");
        BulletinScope january = BulletinScope.Month(2021, 1);
        BulletinFacts facts = BulletinFacts.Of(city.List, await city.ItemsAsync(), january, city.Clock.Now);
        var policy = new BulletinPolicy(Rung.Supervision, new(2021, 2, 19));
        var paper = BulletinPaper.Of(city.List, facts, policy, BulletinText.StandardTitle, BulletinText.Standard, new(2021, 2, 1));
        using var stream = new MemoryStream();
        BulletinXlsx.Write(stream, paper);
        using SpreadsheetDocument book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Dictionary<string, Cell> cells = book.WorkbookPart!.WorksheetParts.Single(s => s.Uri.ToString().EndsWith("1.xml", StringComparison.Ordinal))
            .Worksheet!.Descendants<Cell>()
            .ToDictionary(c => c.CellReference!.Value!);
        int sum = int.Parse(cells.First(c => c.Value.InlineString?.InnerText == "合计").Key[1..], CultureInfo.InvariantCulture);
        int[] due = [.. Enumerable.Range(sum + 1, Units.Length).Select(r => int.Parse(cells[$"C{r}"].CellValue!.Text, CultureInfo.InvariantCulture))];
        Assert.Equal($"{due.Sum()}", cells[$"C{sum}"].CellValue!.Text);
        Assert.Equal(Units.Length, due.Sum());
        Assert.Equal("0", cells[$"J{sum}"].CellValue!.Text); // nobody reported: 0%, a share
        Assert.Null(cells[$"B{sum + 1}"].CellValue);
    }

    [Fact]
    public async Task Facts_OfEachMonth_AreWhatALoopCountedAtItsEnd()
    {
        using City city = City.Of(TestLists.Part("2021-01-18", Units, "14b-county-articles", "08-members-study"));
        var counted = new Dictionary<int, Count>();
        foreach (
            (int month, string midway, string end) in new[]
            {
                (1, "2021-01-25", "2021-02-01"),
                (2, "2021-02-22", "2021-03-01"),
                (3, "2021-03-23", "2021-04-01"),
            }
        )
        {
            // What was left of the months before is caught up with by some.
            await city.RunToAsync($"{midway} 10:00");
            await ReportAsync(city, item => Turn(item) is 0 or 1 || (Turn(item) == 2 && item.IsOverdue(city.Clock.Now)));
            await city.RunToAsync($"{end} 00:00");
            counted[month] = Loop(await city.ItemsAsync(), month);
        }

        await city.RunToAsync("2021-04-20 10:00");
        await ReportAsync(city, _ => true);
        IReadOnlyList<DueItem> items = await city.Parts.Bulletins.ItemsAsync(city.List, fresh: true, default);
        foreach ((int month, Count count) in counted)
        {
            BulletinFacts facts = BulletinFacts.Of(city.List, items, BulletinScope.Month(2021, month), city.Clock.Now);
            Assert.Equal(
                count,
                new Count(
                    facts.Span.Due,
                    facts.Span.OnTime,
                    facts.Span.Done,
                    facts.ToDate.Due,
                    facts.ToDate.Overdue,
                    facts.Units.Sum(u => u.Reminders),
                    facts.Units.Sum(u => u.Supervisions),
                    facts.Units.Sum(u => u.Interviews)
                )
            );
            Assert.Equal(count.OverdueToDate, facts.Overdue.Count);
            Assert.Equal(count.OverdueToDate, facts.Units.Sum(u => u.Overdue));
        }

        // The year had something to tell.
        Assert.True(counted[3] is { Supervisions: > 0, OverdueToDate: > 0, OnTime: > 0 } && counted[2].Reminders > 0);
        Assert.Equal(counted[2].Due, BulletinFacts.Of(city.List, items, BulletinScope.Month(2021, 3), city.Clock.Now).Previous?.Due);
    }

    private static Count Loop(IReadOnlyList<DueItem> items, int month)
    {
        int due = 0,
            onTime = 0,
            done = 0,
            dueToDate = 0,
            overdue = 0;
        int[] rungs = [0, 0, 0];
        foreach (DueItem item in items)
        {
            AcceptedRung?[] accepted = [item.Reminder, item.Supervision, item.Interview];
            for (int i = 0; i < rungs.Length; i++)
                if (accepted[i] is { } rung && ChinaTime.DateOf(rung.At).Month == month)
                    rungs[i]++;
            if (item.OriginalDueOn.Month > month)
                continue;
            dueToDate++;
            if (item.State == ItemState.Open)
                overdue++;
            if (item.OriginalDueOn.Month != month)
                continue;
            due++;
            if (item.State == ItemState.Completed)
            {
                done++;
                if (ChinaTime.DateOf(item.ClosedAt!.Value) <= item.DueOn)
                    onTime++;
            }
        }

        return new Count(due, onTime, done, dueToDate, overdue, rungs[0], rungs[1], rungs[2]);
    }

    // 0 and 1 report in time, 2 a month late, 3 in April.
    private static int Turn(DueItem item) => (Array.IndexOf(Units, item.Key.Unit) + item.OriginalDueOn.Month) % 4;

    private static async Task ReportAsync(City city, Func<DueItem, bool> who)
    {
        foreach (DueItem item in (await city.ItemsAsync()).Where(i => i.IsOpen && i.Kind == ItemKind.Periodic && who(i)))
        {
            PeriodPlan plan = city.List.PlanOf(PeriodRef.Of(item.Key));
            string done = $"{(plan.Period.First < city.List.Head.StartOn ? city.List.Head.StartOn : plan.Period.First):yyyy-MM-dd}";
            Assert.IsType<ReportRecorded>(
                await city.ConfirmAsync(item.Key.Obligation, item.Key.Period, item.Key.Unit, done, count: item.Required ?? 1)
            );
        }
    }

    private sealed record Count(int Due, int OnTime, int Done, int DueToDate, int OverdueToDate, int Reminders, int Supervisions, int Interviews);
}
