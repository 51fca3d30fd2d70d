using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>A row is damaged without which a list cannot be understood: the list is closed to every act and mail until it is mended.</summary>
public sealed class ListClosedException(string list, DamagedRow row, Exception? inner = null) : DamagedRowException(row, inner)
{
    public string List { get; } = list;

    /// <summary>True where nothing of a list is done while the row is damaged.</summary>
    public static bool IsCausedBy(DamagedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Table == StoreTable.Catalogue
            || (row.Table == StoreTable.Control && row.Row is "head" or "lease-dispatch" or "accident|" or "*")
            || (row.Table == StoreTable.Control && row.Row.StartsWith("change|", StringComparison.Ordinal));
    }
}
