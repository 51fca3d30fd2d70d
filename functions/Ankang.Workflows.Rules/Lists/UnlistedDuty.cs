using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>A written report that one unit owes though no published list has it: after an interview, or after an accident. It stands in no row of the official table.</summary>
internal static class UnlistedDuty
{
    /// <param name="id">No id of a catalogue begins without its task's two digits.</param>
    /// <param name="title">What is to be reported, as mails ask for it.</param>
    public static Obligation Of(TaskList list, string id, string title, string shortName, string unit, DateOnly dueOn) =>
        new()
        {
            Id = id,
            // The task that speaks of 一次提醒、两次督办、三次约谈.
            Task = (list.Tasks.FirstOrDefault(t => t.Text.Contains("一次提醒", StringComparison.Ordinal)) ?? list.Tasks[^1]).Number,
            Title = title,
            ShortName = shortName,
            Demand = title,
            Recurrence = Recurrence.Once,
            Counter = "份",
            Units = "",
            AskedOf = [unit],
            DueOn = dueOn,
            Source = "",
            Form = FormKind.Once,
            ReportUp = true,
        };
}
