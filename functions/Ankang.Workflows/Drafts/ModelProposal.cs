using System.Collections.Immutable;

namespace Ankang.Workflows.Drafts;

/// <summary>What a model proposed for a text of a draft.</summary>
/// <param name="Note">Names the unread text that is to become a task; empty for a split.</param>
/// <param name="Duty">Id of the duty that is to be split; empty for a task.</param>
/// <param name="Parts">The sentences of the task, or the parts of the duty.</param>
/// <param name="Units">Names of those asked, as the text has them.</param>
public sealed record ModelProposal(string Note, string Duty, ImmutableArray<ProposedPart> Parts, ImmutableArray<string> Units);
