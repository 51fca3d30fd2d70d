using Ankang.Workflows.Catalogue;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Torture;

/// <summary>The small list of the end-to-end tests, with a calendar, a ladder and a last day that are drawn.</summary>
internal static class City
{
    public static readonly DateOnly FirstDay = new(2021, 1, 4);

    /// <summary>Whom the list writes to.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
    [
        "hanbin.liaison@example.org",
        "hanbin.supervisor@example.org",
        "hanyin.liaison@example.org",
        "hanbin-party.liaison@example.org",
        "office.liaison@example.org",
    ];

    public static (CatalogueFolder Folder, WorkCalendar Calendar) Draw(Plan plan, TempFolder folder)
    {
        var dice = new Dice(plan.Seed, 3);
        SmallList list = SmallList.Write(folder, FirstDay.Year);
        SmallList.Edit(list.CataloguePath, "  issuedOn: 2021-01-04\n", $"  issuedOn: 2021-01-04\n  closesOn: {FirstDay.AddDays(plan.Days):O}\n");
        if (dice.Below(2) == 0)
            SmallList.Edit(
                list.CataloguePath,
                "obligations:\n",
                $"""
                ladder:
                  courtesyDays: {dice.Between(2, 9)}
                  reminderDay: {dice.Between(1, 2)}
                  supervisionDay: {dice.Between(3, 6)}
                  supervisionGap: {dice.Between(2, 5)}
                  interviewDay: {dice.Between(7, 14)}
                  interviewGap: {dice.Between(3, 8)}

                obligations:

                """
            );
        // Not those that the list comes with: they lie half a year from the day of the run.
        var off = new SortedSet<DateOnly>();
        foreach (int _ in Enumerable.Range(0, dice.Below(4)))
        {
            DateOnly first = FirstDay.AddDays(dice.Between(3, 70));
            off.UnionWith(Enumerable.Range(0, dice.Between(1, 7)).Select(first.AddDays));
        }

        File.WriteAllLines(folder["holidays", "2021.csv"], ["date,name,kind", .. off.Select(d => $"{d:O},假日,holiday")]);
        File.WriteAllLines(folder["holidays", "2022.csv"], ["date,name,kind", "2022-05-02,假日,holiday"]);
        return ListSubmission.Load(list.Folder, folder["holidays"]).Parse();
    }
}
