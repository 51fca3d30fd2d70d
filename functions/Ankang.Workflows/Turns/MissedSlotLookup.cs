using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Turns;

/// <summary>Looks for the last slot of a list that was not served though it had something to do and its time has passed.</summary>
/// <param name="now">UTC.</param>
public delegate Task<Slot?> MissedSlotLookup(ListInForce list, DateTimeOffset now, CancellationToken cancellation);
