using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Reports;

/// <summary>Standing duties (常态化) up to their deadline: which units gave the last quarter's 进展说明.</summary>
internal static class StandingSentence
{
    /// <summary>After the deadline a standing duty is counted like any other; one that nobody is asked for never is.</summary>
    public static bool Applies(Duty duty) => duty.All.All(i => i.Kind == ItemKind.Standing) && (!duty.HasEnded || IsByOffice(duty));

    public static DutyProgress Write(Duty duty)
    {
        if (IsByOffice(duty))
            return ByOffice(duty);
        int quarter = LastQuarter(duty);
        DueItem[] asked =
        [
            .. duty.Items.Where(i => i.NotesAsked.Contains(quarter) && !i.Historic && !duty.CutOff.IsWaived(i) && !duty.CutOff.IsNotApplicable(i)),
        ];
        if (asked.Length == 0)
            return duty.Says(ProgressHead.Standing, $"时限{duty.Day(duty.Terms.DueOn)}");

        // An item holds no time for its notes; one given after the cut-off is shown as given.
        string[] waiting = [.. asked.Where(i => !i.NotesGiven.Contains(quarter) && !duty.CutOff.IsDone(i)).Select(i => duty.Name(i.Key.Unit))];
        string note = $"第{"一二三四"[quarter - 1]}季度进展说明";
        if (duty.Units.Count == 1)
            return duty.Says(ProgressHead.Standing, note + (waiting.Length == 0 ? "已报送" : "待报送"));
        string left = waiting.Length == 0 ? "" : $"，{UnitList.Count(waiting)}待报";
        string given = waiting.Length == asked.Length ? "" : $"，已报{asked.Length - waiting.Length}份";
        return duty.Says(ProgressHead.Standing, $"{note}应报{asked.Length}份{given}{left}");
    }

    /// <summary>
    /// Task 10 asks all enterprises, of which none has an address: nothing is sent or counted, and the sentence says whose part
    /// it is. The specification has no row for it; these words claim no result.
    /// </summary>
    public static DutyProgress ByOffice(Duty duty) =>
        duty.Says(ProgressHead.Standing, $"{duty.Terms.Units}不逐户报送，由{duty.Catalogue.List.IssuerShort}汇总掌握");

    public static bool IsByOffice(Duty duty) =>
        duty.All.Count > 0 && duty.All.All(i => i.Kind == ItemKind.Standing && !i.Addressed && !duty.CutOff.IsDone(i));

    // The last quarter that is over: its note is asked for a week before its end.
    private static int LastQuarter(Duty duty)
    {
        int year = duty.Catalogue.List.Year;
        return Enumerable.Range(1, 4).LastOrDefault(q => duty.CutOff.HasPassed(Rules.Calendar.Period.Quarter(year, q).Last));
    }
}
