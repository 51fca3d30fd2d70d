namespace Ankang.Workflows.Torture;

/// <summary>Somebody of the office acts, or a unit asks the office: so many days after an item opened, at which minute of the day.</summary>
/// <param name="List">Which of the run's lists, from 0.</param>
/// <param name="Days">For acts that name a day: so many ahead.</param>
internal sealed record OfficeAct(OfficeActKind Kind, int List, int Duty, int Period, int Unit, int Day, int Minute, int Days);
