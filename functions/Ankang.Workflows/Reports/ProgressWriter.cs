using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Reports;

/// <summary>Writes 完成进展: what the records say of each task at a cut-off, and nothing else.</summary>
/// <remarks>Given the items of one unit only, it writes that unit's own progress.</remarks>
public static class ProgressWriter
{
    /// <param name="cutOff">24:00 of this day; items are judged as they stood then.</param>
    /// <param name="asOf">When the table is drawn.</param>
    /// <param name="withdrawn">Duties that a change of the list took away: what was done of them stays on record.</param>
    public static ProgressReport Write(
        YearCatalogue catalogue,
        UnitDirectory directory,
        IEnumerable<DueItem> items,
        DateOnly cutOff,
        DateTimeOffset asOf,
        RecordedEvents? events = null,
        IReadOnlyList<Obligation>? withdrawn = null
    )
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        CutOff at = new(cutOff, asOf);
        DueItem[] all = [.. items.Where(i => i.Key.List == catalogue.List.Id)];
        ILookup<string, DueItem> byDuty = all.ToLookup(i => i.Key.Obligation);
        ILookup<int, DutyProgress> written = catalogue.Obligations.ToLookup(
            o => o.Task,
            o => Write(new(o, catalogue, directory, byDuty[o.Id], at), all, events ?? RecordedEvents.None)
        );
        ILookup<int, DutyProgress> former = (withdrawn ?? [])
            .Where(o => byDuty[o.Id].Any())
            .ToLookup(o => o.Task, o => Withdrawn(new(o, catalogue, directory, byDuty[o.Id], at)));
        return new(at, [.. catalogue.List.Tasks.Select(t => new TaskProgress(t.Number, [.. written[t.Number], .. former[t.Number]]))]);
    }

    private static DutyProgress Write(Duty duty, IEnumerable<DueItem> all, RecordedEvents events) =>
        duty.Terms.Opening switch
        {
            OpeningKind.FulfilledByNotice => ByNotice(duty),
            OpeningKind.Report => EventSentence.Write(duty, all, events),
            _ when duty.All.Count == 0 => Unopened(duty),
            _ when duty.All.All(i => i.Historic) => Historic(duty),
            _ when duty.All.All(duty.CutOff.IsWaived) => Waived(duty, ProgressHead.Waived, "同意"),
            _ when duty.All.All(duty.CutOff.IsNotApplicable) => Waived(duty, ProgressHead.NotApplicable, "确认"),
            _ when StandingSentence.Applies(duty) => StandingSentence.Write(duty),
            _ when duty.Units.Count > 1 || duty.Items.Count == 0 => UnitsSentence.Write(duty),
            _ when duty.Items is [{ Kind: not ItemKind.Periodic } item] => OnceSentence.Write(duty, item),
            _ => PeriodsSentence.Write(duty),
        };

    private static DutyProgress ByNotice(Duty duty)
    {
        TaskList list = duty.Catalogue.List;
        return list.IssuedOn <= duty.CutOff.Day
            ? duty.Says(ProgressHead.Done, $"{ChineseDates.Full(list.IssuedOn)}以{list.Number}文件印发（时限{duty.Day(duty.Terms.DueOn)}）")
            : duty.Says(ProgressHead.NotDue, $"时限{duty.Day(duty.Terms.DueOn)}");
    }

    private static DutyProgress Unopened(Duty duty) =>
        duty.Terms.AskedOf.Count == 0 ? StandingSentence.ByOffice(duty)
        : !duty.HasEnded
            ? duty.Says(
                duty.Terms.Recurrence == Recurrence.Continuous ? ProgressHead.Standing : ProgressHead.NotDue,
                $"时限{duty.Day(duty.Terms.DueOn)}"
            )
        : duty.Says(ProgressHead.NotDone, $"时限{duty.Day(duty.Terms.DueOn)}，未见待办事项记录");

    private static DutyProgress Historic(Duty duty)
    {
        TaskList list = duty.Catalogue.List;
        DueItem last = duty.All[^1];
        string why = last.OriginalDueOn < list.IssuedOn ? $"早于《清单》印发日{duty.Day(list.IssuedOn)}" : "早于本系统启用日";
        int open = duty.All.Count(i => !duty.CutOff.IsDone(i));
        if (duty.All.Count > 1)
        {
            string done = open < duty.All.Count ? $"已补录{duty.All.Count - open}项" : "";
            string left = open > 0 ? $"完成情况待补录{open}项" : "";
            return duty.Says(
                ProgressHead.Historic,
                $"{duty.All.Count}项时限{why}，{string.Join('，', new[] { done, left }.Where(s => s.Length > 0))}，不计入应办"
            );
        }

        return duty.Says(
            ProgressHead.Historic,
            open > 0
                ? $"时限{duty.Day(last.OriginalDueOn)}{why}，完成情况待补录，不计入应办"
                : $"{ChineseDates.Full(last.CompletedOn ?? ChinaTime.DateOf(last.ClosedAt!.Value))}办结（时限{duty.Day(last.OriginalDueOn)}{why}），不计入应办"
        );
    }

    private static DutyProgress Withdrawn(Duty duty)
    {
        int done = duty.All.Count(duty.CutOff.IsDone);
        int waived = duty.All.Count(duty.CutOff.IsWaived);
        string kept = done > 0 ? $"此前办结{done}项，" : "";
        string left = waived > 0 ? $"未办结{waived}项予以豁免，" : "";
        return duty.Says(ProgressHead.Waived, $"清单调整，不再列有“{duty.Terms.ShortName}”，{kept}{left}不计入应办");
    }

    // 2021年7月15日经市安委办同意（原因：{理由}），不计入应办
    private static DutyProgress Waived(Duty duty, ProgressHead head, string act)
    {
        string[] reasons = [.. duty.All.Select(i => i.ClosedReason?.TrimEnd('。')).OfType<string>().Distinct()];
        string why = reasons is [var only] ? $"（原因：{only}）" : "";
        string by = $"经{duty.Catalogue.List.IssuerShort}{act}{why}，不计入应办";
        return duty.Says(head, duty.All is [{ ClosedAt: { } at }] ? ChineseDates.Full(ChinaTime.DateOf(at)) + by : $"{duty.All.Count}项{by}");
    }
}
