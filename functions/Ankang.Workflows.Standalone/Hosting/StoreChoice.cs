using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>Where a host keeps its tables: the embedded store of its data folder, or Table Storage.</summary>
/// <param name="Connection">A connection string or an account URL; null for the embedded store.</param>
/// <param name="Prefix">Begins the names of the tables.</param>
public sealed record StoreChoice(string? Connection, string Prefix = "ankang")
{
    /// <summary>The connection string of a storage emulator on this machine.</summary>
    public const string Emulator = "UseDevelopmentStorage=true";

    /// <exception cref="CommandException">The connection cannot be read.</exception>
    public ITableStore Open(DataFolder? folder, StorageMeter meter, StoreDurability durability)
    {
        if (Connection is null)
            return (folder ?? throw new ArgumentNullException(nameof(folder), "The embedded store lies in a data folder.")).OpenStore(
                meter,
                durability
            );
        try
        {
            return TableStorageStore.Open(Connection, Prefix, meter);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or UriFormatException)
        {
            throw new CommandException(
                $"The storage connection cannot be read: {e.Message} Give a connection string, or an account URL such as "
                    + "https://account.table.core.windows.net."
            );
        }
    }

    /// <summary>The tables as a whole.</summary>
    /// <exception cref="CommandException">The connection cannot be read.</exception>
    public TableBackup OpenBackup()
    {
        try
        {
            return TableBackup.Open(Connection ?? throw new ArgumentException("None was given."), Prefix);
        }
        catch (ArgumentException e)
        {
            throw new CommandException(
                $"The storage connection cannot be read: {e.Message} Give a connection string, or an account URL such as "
                    + "https://account.table.core.windows.net."
            );
        }
    }

    /// <summary>What to do when the storage does not answer.</summary>
    public string Mend(StoreUnavailableException fault) =>
        Connection?.StartsWith(Emulator, StringComparison.OrdinalIgnoreCase) == true
            ? $"{fault.Message.TrimEnd('.')}. No storage emulator answers on this machine: start Azurite (npm package azurite, which needs "
                + "Node.js) with 'npx azurite-table', or leave Table Storage out."
            : fault.Message;
}
