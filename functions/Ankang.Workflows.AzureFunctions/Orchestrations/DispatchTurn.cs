namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>What a list's dispatch orchestration carries from one generation to the next.</summary>
/// <param name="LookedAt">The slot that was served, or had nothing; it is not looked at again until a hint comes. Null at the start.</param>
public sealed record DispatchTurn(string List, string? LookedAt = null);
