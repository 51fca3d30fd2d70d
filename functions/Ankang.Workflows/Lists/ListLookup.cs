using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Lists;

/// <summary>Finds a list as it is in force now.</summary>
/// <exception cref="KeyNotFoundException">No such list was published.</exception>
public delegate Task<ListInForce> ListLookup(string list, CancellationToken cancellation);
