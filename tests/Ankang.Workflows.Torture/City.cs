using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Publication;

namespace Ankang.Workflows.Torture;

/// <summary>The small list of the end-to-end tests, once or several times, with a calendar, ladders and a last day that are drawn.</summary>
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

    /// <summary>What begins the lists' ids; from the second on also the names of its duties, so that a mail shows whose it is.</summary>
    private static readonly (string Id, string Mark)[] Names = [("xiaoqu", ""), ("shanqu", "山区"), ("hequ", "河区")];

    public static IReadOnlyList<CityList> Draw(Plan plan, TempFolder folder)
    {
        var dice = new Dice(plan.Seed, 3);
        SmallList[] lists =
        [
            .. Names.Take(plan.Lists).Select((n, i) => Write(plan, folder, n.Id, n.Mark, i == 0 ? dice : new Dice(plan.Seed, (uint)(30 + i)))),
        ];
        WriteHolidays(folder, dice);
        return
        [
            .. lists.Select(l =>
            {
                ListSubmission submission = ListSubmission.Load(l.Folder, folder["holidays"]);
                (var text, var calendar) = submission.Parse();
                return new CityList(submission, text, calendar);
            }),
        ];
    }

    private static SmallList Write(Plan plan, TempFolder folder, string id, string mark, Dice dice)
    {
        SmallList list = SmallList.Write(folder, FirstDay.Year, id, $"list-{id}");
        if (mark.Length > 0)
            SmallList.Edit(list.CataloguePath, "shortName: ", $"shortName: {mark}");
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
        return list;
    }

    private static void WriteHolidays(TempFolder folder, Dice dice)
    {
        // Not those that the list comes with: they lie half a year from the day of the run.
        var off = new SortedSet<DateOnly>();
        foreach (int _ in Enumerable.Range(0, dice.Below(4)))
        {
            DateOnly first = FirstDay.AddDays(dice.Between(3, 70));
            off.UnionWith(Enumerable.Range(0, dice.Between(1, 7)).Select(first.AddDays));
        }

        File.WriteAllLines(folder["holidays", "2021.csv"], ["date,name,kind", .. off.Select(d => $"{d:O},假日,holiday")]);
        File.WriteAllLines(folder["holidays", "2022.csv"], ["date,name,kind", "2022-05-02,假日,holiday"]);
    }
}
