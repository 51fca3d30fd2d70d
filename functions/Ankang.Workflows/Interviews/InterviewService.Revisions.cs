using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Interviews;

/// <remarks>What is changed of a decision before the talk is held.</remarks>
public sealed partial class InterviewService
{
    /// <summary>改期: the talk is held at another time or place. Who was told of the first by mail is told of the second.</summary>
    /// <param name="number">Of the unit's case.</param>
    /// <param name="letter">What the letter says from now on.</param>
    public Task<Result<InterviewCase>> MoveAsync(
        string listId,
        string unit,
        int number,
        string requestId,
        Actor who,
        InterviewLetter letter,
        string reason,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(letter);
        return ReviseAsync(listId, unit, number, requestId, who, letter, reason, cancellation);
    }

    /// <summary>
    /// 撤销: a decision that should not have been taken; its items stand before the office again. Who was told of the talk by mail is told.
    /// </summary>
    public Task<Result<InterviewCase>> WithdrawAsync(
        string listId,
        string unit,
        int number,
        string requestId,
        Actor who,
        string reason,
        CancellationToken cancellation
    ) => ReviseAsync(listId, unit, number, requestId, who, null, reason, cancellation);

    private async Task<Result<InterviewCase>> ReviseAsync(
        string listId,
        string unit,
        int number,
        string requestId,
        Actor who,
        InterviewLetter? letter,
        string reason,
        CancellationToken cancellation
    )
    {
        string id = RequestIds.Hash($"{listId}|{unit}|{requestId}")[..16];
        return await CompareAndSwap.UpdateAsync<Result<InterviewCase>>($"The cases of list {listId}", async () =>
        {
            (InterviewCase? one, string etag) = (await NotedAsync(listId, cancellation)).FirstOrDefault(c =>
                c.Case.Unit == unit && c.Case.Number == number
            );
            if (one is null)
                return new Result<InterviewCase>.NotFound();
            if (one.Revisions?.Any(r => r.Request == id) == true)
                return new Result<InterviewCase>.Done(one);
            if (one.Held is not null || one.IsWithdrawn)
                return new InterviewConflict(one, null);

            DateTimeOffset now = _clock.GetUtcNow();
            var errors = new List<FormError>();
            Text(errors, "reason", reason, LongestText, "请填写理由。");
            if (letter is not null)
                Letter(errors, letter, ChinaTime.DateOf(now));
            if (letter is not null ? one.Decision != InterviewDecision.Issue : one.Decision == InterviewDecision.Postpone)
                errors.Add(new FormError("item", letter is null ? "暂缓到期自动恢复，不需撤销。" : "该事项没有签发约谈通知书。"));
            if (errors.Count > 0)
                return new Result<InterviewCase>.Invalid(errors);

            InterviewCase revised = one with
            {
                Letter = letter ?? one.Letter,
                Revisions = [.. one.Revisions ?? [], new InterviewRevision(one.Letter, letter, reason.Trim(), who, now, id)],
                Noted = false,
            };
            _cutOff.Begin(listId);
            if (!await _cases.TryReplaceAsync(listId, revised, etag, cancellation))
                return null;
            await NotedAsync(listId, cancellation);
            return new Result<InterviewCase>.Done(revised with { Noted = true });
        });
    }

    private static ItemChange Revised(ActScene scene, InterviewCase one, InterviewRevision revision)
    {
        string text = revision.After is { } after
            ? $"约谈改期：{revision.Reason}。{string.Join('；', after.Lines)}"
            : $"{InterviewRevision.WithdrawnMark}：{revision.Reason}";
        if (!one.Released || !scene.Item.IsOpen)
            return scene.Change(scene.Item, HistoryEvent.InterviewDecided, text);
        // What has not left is not told, and needs no second mail.
        if (revision.After is null && scene.Waiting(NoticeTag.Letter) is { } waiting)
            return new ItemChange(scene.Item, [scene.Line(HistoryEvent.InterviewDecided, text)], [], [waiting], []);
        string words = revision is { After: { } moved, Before: { } before }
            ? string.Join('\n', [.. moved.Lines, $"原定{before.Lines[0]["时间：".Length..]}，现改期：{revision.Reason}"])
            : text;
        return scene.Telling(scene.Item, NoticeTag.Letter, words, null, HistoryEvent.InterviewDecided, text);
    }
}
