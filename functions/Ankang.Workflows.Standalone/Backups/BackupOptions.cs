namespace Ankang.Workflows.Standalone.Backups;

/// <summary>The nightly backup of the data folder, by the settings under <c>Backup</c>.</summary>
public sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>Where backups are kept; best on another disk.</summary>
    /// <value>Null: <c>backups</c> in the data folder.</value>
    public string? Folder { get; set; }

    /// <summary>How many are kept; older ones are deleted.</summary>
    public int Keep { get; set; } = 14;

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IReadOnlyList<string> Faults() =>
        Keep is >= 1 and <= 1000 ? [] : [$"Backup:Keep must be from 1 to 1000 backups, not {Keep}; leave it out for 14."];

    /// <exception cref="CommandException">The settings cannot be read or are wrong; the message says the mend.</exception>
    public static BackupOptions Read(IConfiguration configuration)
    {
        BackupOptions options;
        try
        {
            options = configuration.GetSection(Section).Get<BackupOptions>() ?? new BackupOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new CommandException($"The settings under {Section} cannot be read: {(e.InnerException ?? e).Message} Write a whole number.");
        }

        return options.Faults() is [] ? options : throw new CommandException(string.Join(Environment.NewLine, options.Faults()));
    }

    /// <summary>The folder of the backups of a data folder.</summary>
    public string FolderOf(string data) => Path.GetFullPath(Folder ?? Path.Combine(data, BackupFiles.Folder));
}
