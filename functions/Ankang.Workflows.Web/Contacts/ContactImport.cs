namespace Ankang.Workflows.Web.Contacts;

/// <summary>What a sheet of contacts would change.</summary>
/// <param name="Rows">Units whose contacts differ, in the sheet's order.</param>
/// <param name="Faults">While there are any, nothing is taken.</param>
public sealed record ContactImport(IReadOnlyList<ContactImportRow> Rows, IReadOnlyList<SheetFault> Faults);
