using System.Text.RegularExpressions;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Retention;

/// <summary>All that the store says of one person, by the mail address: for whoever asks what is kept of him.</summary>
/// <remarks>It walks every table, so that no place is forgotten: something to do once in a while. Links in mails are left out of it.</remarks>
public sealed partial class PersonExport(ITableStore store)
{
    private const string First = " ";
    private const string Last = "~~";

    /// <returns>By table, partition and row; the columns that name the address, and no others.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<IReadOnlyList<PersonRow>> ReadAsync(string email, CancellationToken cancellation)
    {
        var named = new Regex(
            $"(?<![A-Za-z0-9._%+-]){Regex.Escape(email)}(?![A-Za-z0-9-]|\\.[A-Za-z0-9])",
            RegexOptions.IgnoreCase,
            TimeSpan.FromSeconds(1)
        );
        var found = new List<PersonRow>();
        foreach (StoreTable table in Enum.GetValues<StoreTable>())
        {
            foreach (PartitionRow row in await store.ReadAcrossAsync(table, First, Last, [new RowRange(First, Last)], cancellation))
            {
                Dictionary<string, string> columns = row
                    .Row.Columns.Where(c => c.Value is string text && named.IsMatch(text))
                    .ToDictionary(c => c.Key, c => Secret().Replace((string)c.Value, "$1***"));
                if (columns.Count > 0)
                    found.Add(new PersonRow($"{table}", row.Partition, row.Row.Row, columns));
            }
        }

        return found;
    }

    [GeneratedRegex(@"(https?://[^\s/]+/(?:u|s|d|c)/)[A-Za-z0-9_.-]+")]
    private static partial Regex Secret();
}
