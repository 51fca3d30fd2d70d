namespace Ankang.Workflows.Tests.Support;

/// <summary>A person acts on an item, so many days and minutes after it opened.</summary>
/// <param name="Days">For acts that name a day: so many ahead.</param>
internal sealed record PropertyAct(PropertyActKind Kind, int Obligation, int Period, int Unit, int Day, int Minute, int Days);
