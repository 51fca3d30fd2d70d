using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Bulletins;

/// <summary>呈批 and 签批: the office puts a draft before its leader, who agrees or sends it back with his words.</summary>
/// <remarks>What he said holds for the text that he read; an edited one is put before him anew. It stands with the bulletin for ever.</remarks>
public sealed class BulletinSignatures
{
    private readonly BulletinService _bulletins;
    private readonly TimeProvider _clock;

    internal BulletinSignatures(BulletinService bulletins, TimeProvider clock) => (_bulletins, _clock) = (bulletins, clock);

    /// <summary>呈批</summary>
    /// <param name="seen"><see cref="Bulletin.Changes"/> as the form showed it.</param>
    public Task<Result<Bulletin>> SubmitAsync(string list, int number, int seen, string request, Actor who, CancellationToken cancellation)
    {
        string id = BulletinService.IdOf(list, request);
        return _bulletins.UpdateAsync(
            list,
            number,
            seen,
            id,
            draft =>
                Task.FromResult<Result<Bulletin>>(
                    draft.AwaitsSignature || draft.Signature is not null
                        ? new Result<Bulletin>.Conflict(draft)
                        : new Result<Bulletin>.Done(
                            draft with
                            {
                                Submissions = [.. draft.Submissions, new Submission(draft.Changes, who, _clock.GetUtcNow(), id)],
                            }
                        )
                ),
            cancellation
        );
    }

    /// <summary>签批: 同意 or 退回 of a draft that waits.</summary>
    /// <param name="seen"><see cref="Bulletin.Changes"/> as the page showed it: nobody signs a text that he did not read.</param>
    /// <param name="words">His opinion; asked for where he sends it back.</param>
    public Task<Result<Bulletin>> SignAsync(
        string list,
        int number,
        int seen,
        bool agreed,
        string words,
        string request,
        Actor who,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(words);
        string id = BulletinService.IdOf(list, request);
        return _bulletins.UpdateAsync(
            list,
            number,
            seen,
            id,
            async draft =>
            {
                if (!draft.AwaitsSignature)
                    return new Result<Bulletin>.Conflict(draft);
                string said = words.Trim();
                if (OpinionWords.Check(agreed, said) is { } error)
                    return new Result<Bulletin>.Invalid([error]);
                BulletinPaper paper = await _bulletins.PaperAsync(list, draft, cancellation);
                Submission last = draft.Submissions[^1];
                return new Result<Bulletin>.Done(
                    draft with
                    {
                        Submissions =
                        [
                            .. draft.Submissions.Take(draft.Submissions.Count - 1),
                            last with
                            {
                                Opinion = new(agreed, said, who, _clock.GetUtcNow(), id, paper.Figures),
                            },
                        ],
                    }
                );
            },
            cancellation
        );
    }
}
