using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Pieces;

namespace Ankang.Workflows.Web.Api;

/// <summary>A damaged row.</summary>
/// <param name="Number">As pages and the log name it.</param>
/// <param name="Item">The public id of the due item that it belongs to; null for other rows.</param>
public sealed record HealthRow(string Number, string Table, string Partition, string Row, string? Item, string Why)
{
    public static HealthRow Of(DamagedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Number, row.Table.ToString(), row.Partition, row.Row, DamageText.ItemOf(row) is { } key ? $"{key}" : null, row.Why);
    }
}
