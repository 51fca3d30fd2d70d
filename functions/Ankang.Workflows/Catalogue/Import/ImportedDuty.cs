using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>A duty as it was read, with how sure that is.</summary>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Review">Why a person should look at it; null where that is not needed.</param>
public sealed record ImportedDuty(Obligation Duty, double Confidence, string? Review);
