using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Turns;

/// <summary>One line of a 台账 with its digest, as the next line has it.</summary>
public sealed record LedgerLine(HistoryEntry Entry, string Digest);
