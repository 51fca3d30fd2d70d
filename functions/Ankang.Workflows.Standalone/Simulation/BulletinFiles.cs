using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Standalone.Simulation;

/// <summary>A bulletin (通报) for each month of a simulated year, as the office would have drafted it on the first working day after.</summary>
public static class BulletinFiles
{
    public const string Folder = "bulletins";

    /// <param name="items">Every item of the year, quotas derived; each month is told as it stood at its end.</param>
    public static void Write(string folder, ListInForce list, IReadOnlyList<DueItem> items, DateTimeOffset asOf)
    {
        string bulletins = Path.Combine(folder, Folder);
        if (Directory.Exists(bulletins))
            Directory.Delete(bulletins, recursive: true);
        Directory.CreateDirectory(bulletins);
        BulletinFigures? previous = null;
        foreach (BulletinScope month in Months(list, asOf))
        {
            DateOnly date = list.Calendar.AddWorkingDays(month.CutOff, 1);
            var policy = new BulletinPolicy(Rung.Supervision, list.Calendar.AddWorkingDays(date, BulletinPolicy.DemandDays));
            BulletinFacts facts = BulletinFacts.Of(list, items, month, asOf, previous);
            BulletinPaper paper = BulletinPaper.Of(list, facts, policy, BulletinText.StandardTitle, BulletinText.Standard, date);
            File.WriteAllBytes(Path.Combine(bulletins, $"{month.From:yyyy-MM}.docx"), BulletinDocx.Write(paper));
            using FileStream annexes = File.Create(Path.Combine(bulletins, $"{month.From:yyyy-MM}.xlsx"));
            BulletinXlsx.Write(annexes, paper);
            previous = paper.Figures.Due > 0 ? paper.Figures : previous;
        }
    }

    private static IEnumerable<BulletinScope> Months(ListInForce list, DateTimeOffset asOf) =>
        Enumerable
            .Range(1, 12)
            .Select(month => BulletinScope.Month(list.Catalogue.List.Year, month))
            .Where(m => m.To >= list.BeginsOn && ChinaTime.EndOf(m.To) <= asOf);
}
