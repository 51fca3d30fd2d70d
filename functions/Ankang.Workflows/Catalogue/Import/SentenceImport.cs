using Ankang.Workflows.Catalogue.Import.Reading;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>Reads a sentence of a task again as one duty, whose bounds a person drew.</summary>
public static class SentenceImport
{
    /// <summary>Reads a task that was found in no table and under no number: who is asked is for a person to say, the office until then.</summary>
    /// <param name="proposed">Ids of those that a model proposed; empty for none.</param>
    /// <returns>At least one duty, each with a doubt.</returns>
    public static IReadOnlyList<ImportedDuty> ReadTask(TaskItem row, TaskList list, IReadOnlyList<string> proposed)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(list);
        IReadOnlyList<ReadDuty> read = TaskReader.Read(PublishedWriter.TextOf(row), "", list.Year, list.Title, ListStyle.Plain);
        return
        [
            .. read.Take(DutyDraft.Most)
                .Select(
                    (duty, i) =>
                        DutyDraft.Of(
                            duty,
                            row,
                            list,
                            DutyDraft.IdOf(duty, row.Number, i, read.Count),
                            proposed.Count > 0 ? proposed : [list.OfficeUnit],
                            [],
                            [proposed.Count > 0 ? DutyDraft.UnitsProposed : DutyDraft.NobodyPrinted]
                        )
                ),
        ];
    }

    /// <param name="sentence">Stands in the published row of its task.</param>
    /// <param name="like">The duty it was a part of, whose units hold on.</param>
    /// <param name="id">Of the duty that is read.</param>
    public static ImportedDuty Read(string sentence, Obligation like, TaskItem row, TaskList list, string id)
    {
        ArgumentNullException.ThrowIfNull(like);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(list);
        string deadline = row.Deadline == PublishedWriter.NotPrinted ? "" : row.Deadline;
        IReadOnlyList<ReadDuty> read = TaskReader.Read(sentence, deadline, list.Year, list.Title, ListStyle.Plain);
        // One duty, as the person says: by its rhythm, where one is read at all.
        ReadDuty duty = (read.FirstOrDefault(d => d.Recurrence.IsPeriodic()) ?? read[0]) with { Source = sentence };
        ImportedDuty drafted = DutyDraft.Of(
            duty,
            row,
            list,
            id,
            like.AskedOf,
            like.Helpers,
            read.Count > 1 ? [$"reads as {read.Count} duties, and is kept as one"] : []
        );
        return drafted with { Duty = drafted.Duty with { Review = like.Review } };
    }
}
