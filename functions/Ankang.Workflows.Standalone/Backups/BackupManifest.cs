namespace Ankang.Workflows.Standalone.Backups;

/// <summary>What stands in a backup: its first entry.</summary>
/// <param name="At">When the store was copied, UTC: nothing later is in it.</param>
/// <param name="Schema">The shape of the store; an older program does not put it back.</param>
/// <param name="Files">SHA-256 of each file in lower-case hex, by its path in the data folder.</param>
internal sealed record BackupManifest(DateTimeOffset At, int Schema, IReadOnlyDictionary<string, string> Files)
{
    public const string Entry = "ankang-backup.json";
}
