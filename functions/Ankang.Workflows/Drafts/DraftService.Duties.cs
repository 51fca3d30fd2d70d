using Ankang.Workflows.Answers;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Drafts;

public sealed partial class DraftService
{
    /// <summary>Corrects one duty; the marks above it are dealt with.</summary>
    public Task<Result<ListDraft>> ChangeDutyAsync(
        string id,
        string version,
        Actor who,
        string duty,
        DutyEdit edit,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            id,
            version,
            who,
            (draft, folder) =>
            {
                if (folder.Catalogue.Find(duty) is not { } before)
                    return null;
                DutyEdit settled = edit.Settled();
                if (settled.Check(folder.Catalogue.TaskOf(before), folder.Catalogue.List.Year, folder.Directory) is { Count: > 0 } errors)
                    return (draft, errors, "");
                var text = new CatalogueText(draft.Catalogue);
                text.SetDuty(duty, settled.Values(before));
                text.RemoveMarks(duty);
                return (draft with { Catalogue = text.ToString() }, [], $"更正第{before.Task}项“{settled.ShortName}”");
            },
            cancellation
        );

    /// <summary>The duties were looked at and are right as they were read. Those that are not there any more are passed over.</summary>
    public Task<Result<ListDraft>> AcceptDutiesAsync(
        string id,
        string version,
        Actor who,
        IReadOnlyList<string> duties,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            id,
            version,
            who,
            (draft, folder) =>
            {
                Obligation[] known = [.. duties.Select(folder.Catalogue.Find).OfType<Obligation>()];
                if (known.Length == 0)
                    return null;
                var text = new CatalogueText(draft.Catalogue);
                foreach (Obligation duty in known)
                    text.RemoveMarks(duty.Id);
                string what = known is [var one] ? $"第{one.Task}项“{one.ShortName}”" : $"{known.Length}条同类责任事项";
                return (draft with { Catalogue = text.ToString() }, [], $"核对{what}，无需更正");
            },
            cancellation
        );

    /// <summary>A text that the import left unread was looked at: it asks for nothing, or a duty was added for it.</summary>
    public Task<Result<ListDraft>> AcceptUnreadAsync(string id, string version, Actor who, string note, CancellationToken cancellation) =>
        ChangeAsync(
            id,
            version,
            who,
            (draft, _) =>
                DraftMarks.UnreadIn(draft.Catalogue).FirstOrDefault(u => u.Note == note) is { } unread
                    ? (
                        draft with
                        {
                            Catalogue = DraftMarks.WithoutUnread(draft.Catalogue, unread),
                        },
                        [],
                        $"看过没有读入的“{(unread.Text.Length > 30 ? unread.Text[..29] + "…" : unread.Text)}”"
                    )
                    : null,
            cancellation
        );

    /// <summary>A text that the import left unread becomes a task of its own, the last of the list.</summary>
    /// <param name="asked">Ids of units and groups that were proposed for it; empty for the office.</param>
    public Task<Result<ListDraft>> TakeUnreadAsync(
        string id,
        string version,
        Actor who,
        string note,
        IReadOnlyList<string> asked,
        CancellationToken cancellation
    ) => ChangeAsync(id, version, who, (draft, folder) => UnreadTask.Take(draft, folder, note, asked), cancellation);

    /// <summary>A yearly quota of which too few periods are left: kept as printed, lowered, or not asked for any more; with the reason, beside it.</summary>
    public Task<Result<ListDraft>> DecideQuotaAsync(
        string id,
        string version,
        Actor who,
        string duty,
        QuotaDecision decision,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            id,
            version,
            who,
            (draft, folder) =>
            {
                if (folder.Catalogue.Find(duty) is not { PerYear: { } printed } known)
                    return null;
                if (decision.Check(known) is { Count: > 0 } errors)
                    return (draft, errors, "");
                var text = new CatalogueText(draft.Catalogue);
                string words = decision.Words(printed, known.Counter);
                if (decision.Choice == QuotaChoice.Lower)
                    text.SetDuty(duty, [("perYear", $"{decision.PerYear}")]);
                else if (decision.Choice == QuotaChoice.Waive)
                    text.SetDuty(duty, [("perYear", null), ("within", null)]);
                text.CommentAbove(duty, words);
                return (draft with { Catalogue = text.ToString() }, [], $"第{known.Task}项“{known.ShortName}”{words}");
            },
            cancellation
        );

    public Task<Result<ListDraft>> RemoveDutyAsync(
        string id,
        string version,
        Actor who,
        string duty,
        string reason,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            id,
            version,
            who,
            (draft, folder) =>
            {
                if (folder.Catalogue.Find(duty) is not { } known)
                    return null;
                if (reason.Length is 0 or > 200)
                    return (draft, [new FormError("reason", "请填写移除原因，最多200字。")], "");
                if (folder.Catalogue.Obligations.Count(o => o.Task == known.Task) == 1)
                    return (draft, [new FormError("reason", $"第{known.Task}项只有这一条责任事项，不能移除；清单印发的每一项至少对应一条。")], "");
                var text = new CatalogueText(draft.Catalogue);
                text.RemoveDuty(duty);
                return (draft with { Catalogue = text.ToString() }, [], $"移除第{known.Task}项“{known.ShortName}”：{reason}");
            },
            cancellation
        );

    /// <summary>A duty that was not read from a task.</summary>
    public Task<Result<ListDraft>> AddDutyAsync(string id, string version, Actor who, int task, DutyEdit edit, CancellationToken cancellation) =>
        ChangeAsync(
            id,
            version,
            who,
            async (draft, folder) =>
            {
                if (folder.Catalogue.List.Tasks.FirstOrDefault(t => t.Number == task) is not { } row)
                    return null;
                DutyEdit settled = edit.Settled();
                if (settled.Check(row, folder.Catalogue.List.Year, folder.Directory) is { Count: > 0 } errors)
                    return (draft, errors, "");
                bool runs = await _register.FindAsync(folder.Catalogue.List.Id, cancellation) is not null;
                var text = new CatalogueText(draft.Catalogue);
                Obligation[] there = [.. folder.Catalogue.Obligations.Where(o => o.Task == task)];
                IReadOnlyList<string> ids = DutyIds.Lettered(text, there, runs);
                if (DutyIds.Further(task, ids, 1) is not [var further])
                    return (draft, [DutyIds.TooMany(task)], "");
                text.AddDuty(ids[^1], [("id", further), ("task", $"{task}"), .. settled.Values(null)]);
                return (draft with { Catalogue = text.ToString() }, [], $"第{task}项增加“{settled.ShortName}”");
            },
            cancellation
        );

    /// <summary>Parts a duty in several, each of which is read again.</summary>
    /// <param name="parts">Its sentence in pieces.</param>
    public Task<Result<ListDraft>> SplitDutyAsync(
        string id,
        string version,
        Actor who,
        string duty,
        IReadOnlyList<string> parts,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            id,
            version,
            who,
            async (draft, folder) =>
                DutyParting.Split(draft, folder, duty, parts, runs: await _register.FindAsync(folder.Catalogue.List.Id, cancellation) is not null),
            cancellation
        );

    /// <summary>Joins a duty to the one before it in its task.</summary>
    public Task<Result<ListDraft>> JoinDutyAsync(string id, string version, Actor who, string duty, CancellationToken cancellation) =>
        ChangeAsync(id, version, who, (draft, folder) => DutyParting.Join(draft, folder, duty), cancellation);
}
