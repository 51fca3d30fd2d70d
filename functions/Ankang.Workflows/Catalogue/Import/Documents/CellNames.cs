namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Columns as spreadsheets call them.</summary>
internal static class CellNames
{
    /// <summary>A, B, …, Z, AA; from 1.</summary>
    public static string Letters(int column) => (column > 26 ? Letters((column - 1) / 26) : "") + (char)('A' + (column - 1) % 26);
}
