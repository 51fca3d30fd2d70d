namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>A unit's name from a day on: 旬阳县安委会, then 旬阳市安委会.</summary>
/// <param name="Full">As letters and mails address it: 汉滨区安委会.</param>
/// <param name="Short">As tables and pages name it where room is short; equals <paramref name="Full"/> where there is no shorter one.</param>
/// <param name="ValidFrom">First day of the name; <see cref="DateOnly.MinValue"/> for the first name.</param>
public sealed record UnitName(string Full, string Short, DateOnly ValidFrom);
