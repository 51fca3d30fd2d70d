using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue.Import.Reading;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>What was read of one duty, as the catalogue keeps it, with how sure that is.</summary>
internal static class DutyDraft
{
    /// <summary>A task has no more: each has a letter of its own.</summary>
    public const int Most = 26;

    public const string NobodyPrinted = "no 责任单位 is printed: the office is asked";

    public const string UnitsProposed = "the units are proposed by a model";

    /// <param name="at">Among the duties of the task, from 0.</param>
    /// <param name="of">How many it has.</param>
    public static string IdOf(ReadDuty read, int task, int at, int of) => $"{task:D2}{(of > 1 ? (char)('a' + at) : "")}-{Wording.Slug(read)}";

    /// <param name="asked">Ids; the office where nobody else is named.</param>
    /// <param name="doubts">Beside those of the reading.</param>
    public static ImportedDuty Of(
        ReadDuty read,
        TaskItem task,
        TaskList list,
        string id,
        IReadOnlyList<string> asked,
        IReadOnlyList<string> helpers,
        IReadOnlyList<string> doubts
    )
    {
        var drafted = new Obligation
        {
            Id = id,
            Task = task.Number,
            Title = Wording.Title(read),
            ShortName = Wording.ShortName(read),
            Demand = Wording.Demand(read),
            Recurrence = read.Recurrence,
            PerPeriod = read.PerPeriod,
            PerYear = read.PerYear,
            Within = read.Within,
            Counter = read.Counter,
            MinimumSize = read.MinimumSize,
            DueWithin = read.DueWithin,
            ExceptMonths = read.ExceptMonths,
            Units = task.Units,
            AskedOf = asked,
            Helpers = helpers,
            DueOn = read.DueOn,
            Source = read.Source,
            Form = Wording.Form(read),
            Opening = read.Opening,
            ReportUp = read.ReportUp,
            Evidence =
                read.Opening == OpeningKind.FulfilledByNotice
                    ? $"《{list.Title}》（{list.Number}），{ChineseDates.Full(list.IssuedOn)}印发，印发即完成。"
                    : null,
        };
        LawfulDuty lawful = LawfulDuty.Of(drafted, task, list.Year, list.OfficeUnit);
        string[] all = [.. read.Doubts, .. lawful.Doubts, .. doubts];
        bool unsure = all.Length > 0 || read.Confidence < TaskReader.Sure;
        return new(
            lawful.Duty,
            Math.Round(all.Length > 0 ? Math.Min(read.Confidence, 0.5) : read.Confidence, 2),
            unsure ? string.Join("; ", all.Distinct().DefaultIfEmpty("the wording is not known")) : null
        );
    }
}
