namespace Ankang.Workflows.Torture.SmallWorlds;

/// <summary>What an exploration of a small world came to.</summary>
/// <param name="Runs">How many orders of calls were run.</param>
/// <param name="Turns">The most calls in one.</param>
/// <param name="Order">The first that broke a law: who had the turn from which call on; null where none did.</param>
internal sealed record InterleavingReport(SmallWorldKind Kind, int Runs, int Turns, string? Order, IReadOnlyList<string> Broken);
