using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Drafts;

public sealed partial class DraftService
{
    /// <summary>Asks a model about what was not read and what is doubted; of its answer only what the original and the grammar bear out is kept.</summary>
    /// <param name="ask">Sends the question; called only where there is something to ask.</param>
    public Task<Result<ListDraft>> ProposeAsync(
        string id,
        string version,
        Actor who,
        Func<ModelQuestion, CancellationToken, Task<ModelAnswer>> ask,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            id,
            version,
            who,
            async (draft, folder) =>
            {
                var question = ModelQuestion.Of(draft, folder);
                if (question.IsEmpty)
                    return (draft, [new FormError("", "没有未读入的原文和待核的语句，不需要建议。")], "");
                ModelAnswer answer = await ask(question, cancellation);
                if (answer.Fault is { } fault)
                    return (draft, [new FormError("", fault)], "");
                if (question.Read(answer.Content) is not { } proposals)
                    return (draft, [new FormError("", "模型的回答看不懂，草稿没有更改，请稍后再试或人工校核。")], "");
                ModelProposal[] right = [.. proposals.Where(p => ProposalCheck.Check(p, draft, folder) is not null)];
                int wrong = proposals.Count - right.Length;
                string said = wrong > 0 ? $"另有{wrong}处与原文或系统的读法不符，没有列出" : "都待人工核对";
                return (draft with { Proposals = [.. right] }, [], $"模型提出建议{right.Length}处，{said}");
            },
            cancellation
        );
}
