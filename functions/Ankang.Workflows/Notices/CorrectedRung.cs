using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Notices;

/// <summary>A rung that is corrected (更正), and the civil day on which it left.</summary>
public sealed record CorrectedRung(Rung Rung, DateOnly On);
