using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ankang.Workflows.Storage;

/// <summary>A row that cannot be used: where it stands and why not.</summary>
/// <param name="Why">For the log and for whoever mends it, in English; never shown to a unit.</param>
public sealed record DamagedRow(StoreTable Table, string Partition, string Row, string Why)
{
    /// <summary>The list that it belongs to by its partition; for a partition that lists share, that partition's name.</summary>
    public string List => Partition.Split('|')[0];

    /// <summary>Short enough to be read out over the telephone, the same after every start; stands on pages and in the log.</summary>
    public string Number => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Address)))[..6];

    /// <summary>Table, partition and row in one text.</summary>
    public string Address => $"{Table}/{Partition}/{Row}";

    public override string ToString() => $"{Number} {Address}: {Why}";

    /// <summary>True for what reading the columns of a damaged row throws; anything else is a fault of the program or of the store.</summary>
    public static bool IsCause(Exception e) =>
        e
            is InvalidDataException
                or JsonException
                or FormatException
                or ArgumentException
                or InvalidOperationException
                or IndexOutOfRangeException
                or OverflowException
                or KeyNotFoundException
                or InvalidCastException;
}
