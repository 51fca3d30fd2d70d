namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>A person of a unit, and what the person is to its duties.</summary>
public sealed record UnitContact(ContactRole Role, Contact Contact);
