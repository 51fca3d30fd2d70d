namespace Ankang.Workflows.Web.Contacts;

/// <summary>What a sheet of contacts would change.</summary>
/// <param name="Rows">Units whose contacts differ, in the sheet's order.</param>
/// <param name="Faults">While there are any, nothing is taken.</param>
public sealed record ContactImport(IReadOnlyList<ContactImportRow> Rows, IReadOnlyList<SheetFault> Faults)
{
    /// <summary>Rows that may be read wrongly, or that are not taken: a person confirms that they were looked at.</summary>
    public IReadOnlyList<SheetFault> Doubts { get; init; } = [];

    /// <summary>People without a mailbox, who are not taken: unit and name.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
