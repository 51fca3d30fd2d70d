using Ankang.Workflows.Publication;
using Spectre.Console;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary>Prints what a publication or change would do, for a person.</summary>
internal static class PlanTables
{
    private const int WidthOfFiles = 240;
    private const int MostItems = 40;

    public static void Print(PublicationPlan plan)
    {
        SetWidth();
        if (plan.Kind == PublicationKind.New)
            Print(plan.Opening, $"{plan.Title}: due items 待办事项 by unit and month, from {plan.StartOn:yyyy-MM-dd}");
        else if (plan.Change is { } change)
            Print(change);
        Print(plan.Notice);
        foreach (string warning in plan.Warnings)
            AnsiConsole.WriteLine($"warning: {warning}");
    }

    public static void Print(CalendarPlan plan)
    {
        SetWidth();
        AnsiConsole.WriteLine(
            plan.Unchanged
                ? $"{plan.List}: the notice for {plan.Year} is in force already."
                : $"{plan.List}: the notice for {plan.Year} {(plan.Known ? "replaces the one known" : "is new")}; next steps on another day: "
                    + $"{plan.Moments.Count}."
        );
        Print(plan.Moments);
        foreach (string warning in plan.Warnings)
            AnsiConsole.WriteLine($"warning: {warning}");
    }

    private static void Print(NoticeCheck check)
    {
        foreach (ShortNotice notice in check.Short.Take(MostItems))
            Red(
                $"{notice.Name}: due {notice.DueOn:yyyy-MM-dd}, {(notice.IsOver ? "over before" : "too soon after")} its {notice.Units} units can be told "
                    + $"({check.ToldOn:yyyy-MM-dd}); the deadline stays, no 提醒 before {notice.RemindedFrom:yyyy-MM-dd}."
            );
        if (check.Short.Count > MostItems)
            Red($"… {check.Short.Count - MostItems} more (--json has all)");
        foreach (ScarceQuota quota in check.Quotas)
            Red(
                $"{quota.Name}: 全年不少于{quota.PerYear}{quota.Counter}，尚余{quota.PeriodsLeft}期. It stays as printed unless "
                    + "perYear is lowered or taken out; the page of the draft asks for the reason."
            );

        static void Red(string line) => AnsiConsole.MarkupLine($"[red]{Markup.Escape(line)}[/]");
    }

    private static void Print(OpeningTable opening, string title)
    {
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(title));
        table.AddColumn("单位");
        foreach (string month in opening.Months)
            table.AddColumn(new TableColumn(month[2..]).RightAligned());
        table.AddColumn(new TableColumn("合计").RightAligned());
        foreach (OpeningRow row in opening.Rows)
            table.AddRow([new Text(row.Name), .. row.ByMonth.Select(n => new Text(n == 0 ? "" : $"{n}")), new Text($"{row.Total}")]);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"{opening.Total} due items of {opening.Rows.Count} units, {opening.Historic} of them historic 历史事项.");
    }

    private static void Print(ChangePreview change)
    {
        foreach (FieldDifference field in change.List)
            AnsiConsole.WriteLine($"list: {field}");
        foreach (ObligationDifference duty in change.Obligations)
            AnsiConsole.WriteLine(
                $"{Word(duty.Kind)} {duty.Obligation} {duty.Title}{(duty.Fields.Count == 0 ? "" : $": {string.Join("; ", duty.Fields)}")}"
            );
        foreach (UnitDifference unit in change.Units)
            AnsiConsole.WriteLine(
                $"{Word(unit.Kind)} {unit.Unit} {unit.Name}{(unit.Fields.Count == 0 ? "" : $": {string.Join("; ", unit.Fields)}")}"
            );
        foreach (var effect in change.Items.GroupBy(i => i.Effect))
        {
            AnsiConsole.WriteLine($"{Word(effect.Key)}: {effect.Count()}");
            foreach (ItemDifference item in effect.Take(MostItems))
                AnsiConsole.WriteLine($"  {item.Name}: {item.Why}");
            if (effect.Count() > MostItems)
                AnsiConsole.WriteLine($"  … {effect.Count() - MostItems} more (--json has all)");
        }

        Print(change.Moments);
        AnsiConsole.WriteLine($"due items over the list's life: {change.TotalBefore} → {change.TotalAfter}");
    }

    private static void Print(IReadOnlyList<MomentDifference> moments)
    {
        foreach (MomentDifference moment in moments.Take(MostItems))
            AnsiConsole.WriteLine($"  {moment.Name}: next step {Day(moment.Before)} → {Day(moment.After)}");
        if (moments.Count > MostItems)
            AnsiConsole.WriteLine($"  … {moments.Count - MostItems} more (--json has all)");
    }

    // A file or a pipe has no width of its own, and words broken at 80 columns are found by no search.
    private static void SetWidth()
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = WidthOfFiles;
    }

    private static string Day(DateOnly? day) => day is { } on ? $"{on:yyyy-MM-dd}" : "at rest";

    private static string Word(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.Added => "added 新增",
            DifferenceKind.Withdrawn => "withdrawn 撤销",
            _ => "changed 变更",
        };

    private static string Word(ItemEffect effect) =>
        effect switch
        {
            ItemEffect.Opened => "items opened 新增",
            ItemEffect.Waived => "items waived 豁免",
            ItemEffect.Restored => "items open again 恢复",
            ItemEffect.Completed => "items completed 办结",
            _ => "items moved 调整",
        };
}
