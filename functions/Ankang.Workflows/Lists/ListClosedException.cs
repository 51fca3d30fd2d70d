using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Lists;

/// <summary>A row is damaged without which a list cannot be understood: the list is closed to every act and mail until it is mended.</summary>
public sealed class ListClosedException(string list, DamagedRow row, Exception? inner = null) : DamagedRowException(row, inner)
{
    public string List { get; } = list;
}
