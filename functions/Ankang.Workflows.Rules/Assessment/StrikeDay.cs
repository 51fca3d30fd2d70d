using System.Collections.Immutable;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>One occasion: all that one rung told a unit on one day. Several items on a day are one.</summary>
/// <param name="Day">Asia/Shanghai.</param>
public sealed record StrikeDay(DateOnly Day, Rung Rung, ImmutableArray<StruckItem> Items);
