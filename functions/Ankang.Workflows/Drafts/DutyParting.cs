using Ankang.Workflows.Answers;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>Parts a duty in several, or joins it to the one before it. No word of the published sentence is lost on the way.</summary>
internal static class DutyParting
{
    /// <summary>Each part is read again, as a duty of its own.</summary>
    /// <param name="parts">In the order of the sentence, which they are together.</param>
    public static (ListDraft After, IReadOnlyList<FormError> Errors, string Line)? Split(
        ListDraft draft,
        CatalogueFolder folder,
        string duty,
        IReadOnlyList<string> parts,
        bool runs
    )
    {
        if (folder.Catalogue.Find(duty) is not { } before)
            return null;
        TaskItem row = folder.Catalogue.TaskOf(before);
        if (Wrong(parts, before, row) is { } wrong)
            return (draft, [new FormError("parts", wrong)], "");
        var text = new CatalogueText(draft.Catalogue);
        Obligation[] there = [.. folder.Catalogue.Obligations.Where(o => o.Task == before.Task)];
        IReadOnlyList<string> ids = DutyIds.Lettered(text, there, runs);
        IReadOnlyList<string> further = DutyIds.Further(before.Task, ids, parts.Count - 1);
        if (further.Count == 0)
            return (draft, [DutyIds.TooMany(before.Task)], "");
        string first = ids[Array.IndexOf(there, before)];
        string[] all = [first, .. further];
        ImportedDuty[] read = [.. parts.Select((p, i) => SentenceImport.Read(p, before, row, folder.Catalogue.List, all[i]))];
        text.RemoveMarks(first);
        text.SetDuty(first, DutyEdit.Of(read[0].Duty).Values(before));
        for (int i = 1; i < all.Length; i++)
            text.AddDuty(all[i - 1], [("id", all[i]), ("task", $"{before.Task}"), .. DutyEdit.Of(read[i].Duty).Values(null)]);
        foreach (ImportedDuty doubted in read.Where(r => r.Review is not null))
            text.MarkAbove(doubted.Duty.Id, doubted.Review!);
        return (
            draft with
            {
                Catalogue = text.ToString(),
            },
            [],
            $"第{before.Task}项“{before.ShortName}”拆分为{parts.Count}条：{string.Join('、', read.Select(r => r.Duty.ShortName))}"
        );
    }

    /// <summary>The duty before it takes its words, its units and its marks; rhythm and day stay those of the duty before.</summary>
    public static (ListDraft After, IReadOnlyList<FormError> Errors, string Line)? Join(ListDraft draft, CatalogueFolder folder, string duty)
    {
        if (
            folder.Catalogue.Find(duty) is not { } joined
            || folder.Catalogue.Obligations.TakeWhile(o => o != joined).LastOrDefault(o => o.Task == joined.Task) is not { } before
        )
            return null;
        TaskItem row = folder.Catalogue.TaskOf(before);
        string[] asked = [.. before.AskedOf.Union(joined.AskedOf)];
        LawfulDuty lawful = LawfulDuty.Of(
            before with
            {
                Source = Both(Blanks.Removed(row.Text), Blanks.Removed(before.Source), Blanks.Removed(joined.Source)),
                AskedOf = asked,
                Helpers = [.. before.Helpers.Union(joined.Helpers).Except(asked)],
            },
            row,
            folder.Catalogue.List.Year,
            folder.Catalogue.List.OfficeUnit
        );
        var text = new CatalogueText(draft.Catalogue);
        IReadOnlyDictionary<string, IReadOnlyList<string>> marks = text.Marks();
        text.SetDuty(before.Id, DutyEdit.Of(lawful.Duty).Values(before));
        text.RemoveDuty(joined.Id);
        foreach (string mark in lawful.Doubts.Concat(marks.GetValueOrDefault(joined.Id) ?? []))
            text.MarkAbove(before.Id, mark);
        return (draft with { Catalogue = text.ToString() }, [], $"第{before.Task}项“{joined.ShortName}”并入“{before.ShortName}”");
    }

    /// <summary>What keeps the parts from being the duty's sentence; null where they are.</summary>
    public static string? Wrong(IReadOnlyList<string> parts, Obligation duty, TaskItem row)
    {
        if (parts.Count < 2)
            return "请在要分开的地方换行，每行成为一条责任事项。";
        if (Words(string.Concat(parts)) != Words(duty.Source))
            return "各行合起来须与原文语句一字不差，只可以换行。";
        return
            parts.FirstOrDefault(p => Words(p).Length == 0 || !Blanks.Removed(row.Text).Contains(Blanks.Removed(p), StringComparison.Ordinal))
                is { } odd
            ? $"“{odd}”在清单中找不到，请只换行，不改文字和标点。"
            : null;
    }

    // What stands between two parts belongs to neither.
    private static string Words(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    // From where the first of them begins to where the last ends; a source that the row lacks was refused before.
    private static string Both(string row, string one, string other)
    {
        int at = row.IndexOf(one, StringComparison.Ordinal),
            behind = row.IndexOf(other, Math.Max(at, 0), StringComparison.Ordinal);
        if (behind < 0)
            behind = row.IndexOf(other, StringComparison.Ordinal);
        return at < 0 || behind < 0 ? one : row[Math.Min(at, behind)..Math.Max(at + one.Length, behind + other.Length)];
    }
}
