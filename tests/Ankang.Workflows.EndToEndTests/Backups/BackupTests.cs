using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Standalone.Backups;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.EndToEndTests.Backups;

/// <summary>A data folder is copied beside the host that writes to it, and put back as it was.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly DataFolder _data;
    private readonly SqliteStore _store;

    public BackupTests()
    {
        _data = DataFolder.Open(_folder["data"]);
        _store = _data.OpenStore(new StorageMeter());
    }

    private string Backup => _folder["backup.zip"];

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task WhatWasWrittenLast_IsThere_AfterTheCommandsBesideARunningHost()
    {
        // It stands in the store's log and not yet in its file: a copy of the file alone would lose it.
        await WriteAsync("confirmed");
        Directory.CreateDirectory(_folder["data/attachments/a"]);
        await File.WriteAllTextAsync(_folder["data/attachments/a/report.pdf"], "report");
        await File.WriteAllTextAsync(_folder["data/link-key"], "secret");

        (await BuiltProgram.RunAsync(_folder.Path, "backup", Backup, "--data", "data")).Succeeded();
        await WriteAsync("later");
        Result restored = (await BuiltProgram.RunAsync(_folder.Path, "restore", Backup, "--data", "restored")).Succeeded();

        Assert.Contains("pause each list", restored.Out, StringComparison.Ordinal);
        Assert.Equal("report", await File.ReadAllTextAsync(_folder["restored/attachments/a/report.pdf"]));
        Assert.Equal("secret", await File.ReadAllTextAsync(_folder["restored/link-key"]));
        Assert.Empty(OwnerOnly.OpenToOthers(_folder["restored"]));
        Assert.Equal(["confirmed"], await RowsAsync("restored"));
    }

    [Fact]
    public async Task ADamagedBackup_PutsNothingBack_AndSaysWhatIsDamaged()
    {
        await File.WriteAllTextAsync(_folder["data/link-key"], new string('k', 4000));
        await DataBackup.WriteAsync(_folder["data"], Backup, Evening, default);
        using (var zip = System.IO.Compression.ZipFile.Open(Backup, System.IO.Compression.ZipArchiveMode.Update))
        {
            zip.GetEntry("link-key")!.Delete();
            await using var forged = new StreamWriter(zip.CreateEntry("link-key").Open());
            await forged.WriteAsync("another key");
        }

        (await BuiltProgram.RunAsync(_folder.Path, "restore", Backup, "--data", "restored")).FailedWith("'link-key' in it is damaged");
        Assert.False(Directory.Exists(_folder["restored"]));
    }

    [Fact]
    public async Task AFolderThatHoldsSomething_IsLeftAsItIs()
    {
        await DataBackup.WriteAsync(_folder["data"], Backup, Evening, default);
        Directory.CreateDirectory(_folder["restored"]);
        await File.WriteAllTextAsync(_folder["restored/mine.txt"], "mine");

        (await BuiltProgram.RunAsync(_folder.Path, "restore", Backup, "--data", "restored")).FailedWith("is there already");
        (await BuiltProgram.RunAsync(_folder.Path, "restore", Backup)).FailedWith("is a backup of a data folder", "--data");
        Assert.Equal(["mine.txt"], Directory.EnumerateFileSystemEntries(_folder["restored"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task EachNight_IsBackedUpOnce_AndTheOldestGo()
    {
        var clock = new VirtualClock(Evening);
        var loop = new BackupLoop(_folder["data"], new BackupOptions { Keep = 2 }, new HostStatus(), clock, NullLogger<BackupLoop>.Instance);
        for (int look = 0; look < 9; look++)
        {
            await loop.LookAsync(default);
            clock.MoveTo(clock.GetUtcNow().AddHours(12));
        }

        // 02:30 in Ankang is 18:30 UTC of the day before: looks at noon make up for the night.
        Assert.Equal(
            [new DateTimeOffset(2026, 12, 2, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)],
            BackupFiles.In(_folder["data/backups"]).Select(f => f.At)
        );
    }

    [Fact]
    public async Task ANightWithoutBackup_IsSaid_UntilOneIsMade()
    {
        await File.WriteAllTextAsync(_folder["taken"], "a file where the folder should be");
        var status = new HostStatus();
        var options = new BackupOptions { Folder = _folder["taken"] };
        var loop = new BackupLoop(_folder["data"], options, status, new VirtualClock(Evening), NullLogger<BackupLoop>.Instance);
        await loop.LookAsync(default);
        Assert.Contains("夜间备份未成功", status.BackupFault, StringComparison.Ordinal);

        File.Delete(_folder["taken"]);
        await loop.LookAsync(default);
        Assert.Null(status.BackupFault);
        Assert.Single(BackupFiles.In(_folder["taken"]));
    }

    private async Task WriteAsync(string row) =>
        await _store.CommitAsync(StoreTable.Work, "p", [new StoreChange.Insert(row, new Dictionary<string, object> { ["text"] = row })], default);

    private async Task<IReadOnlyList<string>> RowsAsync(string folder)
    {
        using var data = DataFolder.Open(_folder[folder]);
        SqliteStore store = data.OpenStore(new StorageMeter());
        return [.. (await store.ReadAsync(StoreTable.Work, "p", null, null, default)).Select(r => r.Row)];
    }
}
