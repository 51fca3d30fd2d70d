using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Confirmation;

/// <summary>The item of a confirmation was closed before; nothing changed.</summary>
public sealed record AlreadyClosed(DueItem Item) : Result<ItemAnswer>;
