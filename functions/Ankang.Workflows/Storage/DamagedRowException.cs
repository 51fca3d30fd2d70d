namespace Ankang.Workflows.Storage;

/// <summary>A row that nothing can stand in for is damaged: what rests on it is not done.</summary>
public class DamagedRowException(DamagedRow row, Exception? inner = null) : Exception(row.ToString(), inner)
{
    public DamagedRow Row { get; } = row;
}
