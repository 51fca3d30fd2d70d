using Ankang.Workflows.Answers;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>A text that an import left unread asks for something after all: it becomes the last task of the list.</summary>
internal static class UnreadTask
{
    private const int MostTasks = 9999;

    /// <param name="note">Names the text in its draft.</param>
    /// <param name="asked">Ids of units and groups that were proposed; the office where there are none.</param>
    public static (ListDraft After, IReadOnlyList<FormError> Errors, string Line)? Take(
        ListDraft draft,
        CatalogueFolder folder,
        string note,
        IReadOnlyList<string> asked
    )
    {
        if (asked.Any(a => !folder.Directory.Knows(a)))
            return (draft, [new FormError("", "建议的责任单位已不在名录，请重新选择。")], "");
        if (DraftMarks.UnreadIn(draft.Catalogue).FirstOrDefault(u => u.Note == note) is not { } unread)
            return null;
        YearCatalogue catalogue = folder.Catalogue;
        int number = catalogue.List.Tasks.Count + 1;
        if (number > MostTasks)
            return (draft, [new FormError("", $"清单最多{MostTasks}项任务。")], "");
        TaskItem row = PublishedWriter.Further(catalogue.List, unread.Text);
        TaskList list = catalogue.List with { Tasks = [.. catalogue.List.Tasks, row] };
        var text = new CatalogueText(DraftMarks.WithoutUnread(draft.Catalogue, unread));
        string behind = catalogue.Obligations[^1].Id;
        foreach (ImportedDuty read in SentenceImport.ReadTask(row, list, asked))
        {
            text.AddDuty(behind, [("id", read.Duty.Id), ("task", $"{number}"), .. DutyEdit.Of(read.Duty).Values(null)]);
            text.MarkAbove(read.Duty.Id, read.Review!);
            behind = read.Duty.Id;
        }

        return (draft with { Catalogue = text.ToString(), Published = PublishedWriter.Write(list) }, [], $"没有读入的原文列为第{number}项任务");
    }
}
