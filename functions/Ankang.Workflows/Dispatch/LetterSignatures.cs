using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Dispatch;

/// <summary>呈批 and 签批 of letters and of 提请约谈, whose paper is the draft of 约谈通知书.</summary>
/// <remarks>
/// The letter is written first, then a line into the history of each item; cut off in between, the lines are written with the next 呈批 or 签批
/// of the list, by the audit at the latest. A look at a letter writes nothing.
/// </remarks>
public sealed class LetterSignatures
{
    private readonly SubmittedLetterTable _letters;
    private readonly ItemActs _acts;
    private readonly TimeProvider _clock;
    private readonly CutOffActs _cutOff;

    internal LetterSignatures(SubmittedLetterTable letters, ItemActs acts, TimeProvider clock, CutOffActs cutOff) =>
        (_letters, _acts, _clock, _cutOff) = (letters, acts, clock, cutOff);

    /// <summary>All that were submitted, oldest first.</summary>
    public async Task<IReadOnlyList<SubmittedLetter>> AllAsync(string list, CancellationToken cancellation) =>
        [.. (await _letters.AllAsync(list, cancellation)).Select(l => l.Letter)];

    /// <returns>Null where there is none, or its row is damaged.</returns>
    public async Task<SubmittedLetter?> FindAsync(string list, int number, CancellationToken cancellation) =>
        (await AllAsync(list, cancellation)).FirstOrDefault(l => l.Number == number);

    /// <summary>呈批 of a draft as it reads now. One that is about an item of a letter that waits is refused until that one is signed.</summary>
    /// <param name="items">What the letter is about; all of <paramref name="unit"/>.</param>
    /// <param name="addressee">Full name of the unit.</param>
    public async Task<Result<SubmittedLetter>> SubmitAsync(
        string list,
        string unit,
        string addressee,
        IReadOnlyList<DueItemKey> items,
        OfficialLetter letter,
        string request,
        Actor who,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(letter);
        string id = IdOf(list, request);
        return await CompareAndSwap.UpdateAsync<Result<SubmittedLetter>>($"The letters of list {list}", async () =>
        {
            IReadOnlyList<SubmittedLetter> all = await NotedAsync(list, cancellation);
            if (all.FirstOrDefault(l => l.Request == id) is { } done)
                return new Result<SubmittedLetter>.Done(done);
            if (all.FirstOrDefault(l => l.Opinion is null && l.Overlaps(letter.Kind, items)) is { } waiting)
                return new Result<SubmittedLetter>.Conflict(waiting);
            int number = await _letters.LastNumberAsync(list, cancellation) + 1;
            var one = new SubmittedLetter(number, unit, addressee, items, letter, who, _clock.GetUtcNow(), id);
            _cutOff.Begin(list);
            return await _letters.TryAddAsync(list, one, cancellation) is { } etag
                ? new Result<SubmittedLetter>.Done(await NoteAsync(list, one, etag, cancellation))
                : null;
        });
    }

    /// <summary>签批: 同意 or 退回 of a letter that waits.</summary>
    /// <param name="words">His opinion; asked for where he sends it back.</param>
    public async Task<Result<SubmittedLetter>> SignAsync(
        string list,
        int number,
        bool agreed,
        string words,
        string request,
        Actor who,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(words);
        string id = IdOf(list, request),
            said = words.Trim();
        return await CompareAndSwap.UpdateAsync<Result<SubmittedLetter>>($"Letter {number} of list {list}", async () =>
        {
            await NotedAsync(list, cancellation);
            if ((await _letters.AllAsync(list, cancellation)).FirstOrDefault(l => l.Letter.Number == number) is not { Letter: { } one } found)
                return new Result<SubmittedLetter>.NotFound();
            if (one.Opinion is { } before)
                return before.Request == id ? new Result<SubmittedLetter>.Done(one) : new Result<SubmittedLetter>.Conflict(one);
            if (OpinionWords.Check(agreed, said) is { } error)
                return new Result<SubmittedLetter>.Invalid([error]);
            SubmittedLetter signed = one with { Opinion = new(agreed, said, who, _clock.GetUtcNow(), id), Noted = false };
            _cutOff.Begin(list);
            return await _letters.TryReplaceAsync(list, signed, found.ETag, cancellation) is { } etag
                ? new Result<SubmittedLetter>.Done(await NoteAsync(list, signed, etag, cancellation))
                : null;
        });
    }

    /// <summary>For the nightly audit: writes the lines that a crash left out of the histories.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer; what was not written is the next time.</exception>
    public Task FinishAsync(string list, CancellationToken cancellation) => _cutOff.FinishAsync(list, NotedAsync, cancellation);

    private async Task<IReadOnlyList<SubmittedLetter>> NotedAsync(string list, CancellationToken cancellation)
    {
        var all = new List<SubmittedLetter>();
        foreach ((SubmittedLetter letter, string etag) in await _letters.AllAsync(list, cancellation))
            all.Add(letter.Noted ? letter : await NoteAsync(list, letter, etag, cancellation));
        return all;
    }

    private async Task<SubmittedLetter> NoteAsync(string list, SubmittedLetter letter, string etag, CancellationToken cancellation)
    {
        foreach (DueItemKey key in letter.Items)
        {
            await NoteAsync(key, letter.Request, letter.By, HistoryEvent.PutBeforeLeader, $"{letter.Letter.Kind.Chinese()}呈批", cancellation);
            if (letter.Opinion is not { } opinion)
                continue;
            string text =
                $"领导签批{letter.Letter.Kind.Chinese()}：{(opinion.Agreed ? "同意" : "退回")}{(opinion.Words.Length > 0 ? $"。意见：{opinion.Words}" : "")}";
            await NoteAsync(key, opinion.Request, opinion.Who, HistoryEvent.LeaderSaid, text, cancellation);
        }

        SubmittedLetter noted = letter with { Noted = true };
        await _letters.TryReplaceAsync(list, noted, etag, cancellation);
        return noted;
    }

    private async Task NoteAsync(DueItemKey key, string request, Actor who, HistoryEvent kind, string text, CancellationToken cancellation) =>
        await _acts.DoAsync(new ActRequest(key, request, who), bringsForward: false, s => s.Change(s.Item, kind, text), cancellation);

    private static string IdOf(string list, string request) => RequestIds.Hash($"{list}|letters|{request}")[..16];
}
