using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>What a text says of the day until which each period is due.</summary>
/// <param name="Day">Null for the end of the period.</param>
/// <param name="Doubt">Why a person should look at it; null where it was read.</param>
internal sealed record DaySet(DayWithin? Day, string? Doubt = null);
