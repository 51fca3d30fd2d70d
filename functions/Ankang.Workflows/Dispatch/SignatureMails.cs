using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>呈批: the leader of the office's own unit is told at once that a draft waits for him, with the link to his page.</summary>
public sealed class SignatureMails(BulletinService bulletins, MailDrafts drafts, PromptMails prompt)
{
    /// <summary>Tells of the submission that a draft lies before him with; twice, it is told once.</summary>
    /// <returns>False where the office's unit has no 分管领导, or the draft does not wait: nobody was told.</returns>
    public async Task<bool> SendAsync(ListInForce list, Bulletin draft, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(draft);
        if (!draft.AwaitsSignature)
            return false;
        BulletinPaper paper = await bulletins.PaperAsync(list.Id, draft, cancellation);
        return await TellAsync(list, paper.Title, null, draft.Submissions[^1].By.Name, $"{draft.Number}-{draft.Submissions.Count}", cancellation);
    }

    /// <inheritdoc cref="SendAsync(ListInForce, Bulletin, CancellationToken)"/>
    public async Task<bool> SendAsync(ListInForce list, SubmittedLetter letter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter.Opinion is null
            && await TellAsync(list, letter.Letter.Kind.Chinese(), letter.Addressee, letter.By.Name, $"letter-{letter.Number}", cancellation);
    }

    private async Task<bool> TellAsync(ListInForce list, string title, string? addressee, string by, string which, CancellationToken cancellation)
    {
        if (list.Directory.Find(list.Catalogue.List.OfficeUnit) is not { Supervisor.ProposedAt: null } office)
            return false;
        await prompt.SendAsync(list, (slot, at) => drafts.ForSignature(list, slot, at, office, (title, addressee), by, which), cancellation);
        return true;
    }
}
