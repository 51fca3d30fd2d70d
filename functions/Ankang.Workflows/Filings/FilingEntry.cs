namespace Ankang.Workflows.Filings;

/// <summary>What a row says.</summary>
/// <param name="Unit">Id of the unit that answers for it.</param>
/// <param name="Text">问题隐患, or the name of the measure.</param>
/// <param name="Remedy">整改措施, or the kind of the measure; may be empty.</param>
/// <param name="Person">责任人; may be empty.</param>
/// <param name="On">整改时限, or the day on which the measure is to be issued; null where none is set.</param>
public sealed record FilingEntry(string Unit, string Text, string Remedy, string Person, DateOnly? On);
