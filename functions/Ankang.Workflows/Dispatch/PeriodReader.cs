using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Dispatch;

/// <summary>Reads a period as a slot finds it: as it stands, or for a slot that is still ahead as it will stand.</summary>
public delegate Task<PeriodWork> PeriodReader(PeriodRef period, CancellationToken cancellation);
