using Ankang.Workflows.Storage;

namespace Ankang.Workflows.StoreTests;

[Trait("Category", "Security")]
public sealed class DataFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ankang-workflows-tests-").FullName;

    private string Folder => Path.Combine(_root, "a", "data");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Open_CreatesTheFolder_AndKeepsWhatItsStoreHolds()
    {
        for (int opened = 0; opened < 2; opened++)
        {
            using DataFolder folder = DataFolder.Open(Folder);
            SqliteStore store = folder.OpenStore(new StorageMeter());
            StoreRow? row = await store.GetAsync(StoreTable.Control, "ankang-2021", "head", CancellationToken.None);
            Assert.Equal(opened == 1, row is not null);
            if (opened == 0)
                await store.CommitAsync(
                    StoreTable.Control,
                    "ankang-2021",
                    [new StoreChange.Insert("head", Columns.Title("a"))],
                    CancellationToken.None
                );
        }
    }

    [Fact]
    public void Open_ClosesFolderAndContent_ToOtherUsers()
    {
        if (OperatingSystem.IsWindows())
            return; // access lists say who may
        string inner = Path.Combine(Folder, "attachments", "ankang-2021");
        Directory.CreateDirectory(inner);
        string[] files = [Path.Combine(Folder, "settings.json"), Path.Combine(inner, "0123")];
        foreach (string file in files)
        {
            File.WriteAllText(file, "{}");
            File.SetUnixFileMode(file, (UnixFileMode)0b110_110_100);
        }

        File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        using DataFolder folder = DataFolder.Open(Folder);
        Assert.All(new[] { Folder, Path.GetDirectoryName(inner)!, inner }, d => Assert.Equal((UnixFileMode)0b111_000_000, ModeOf(d)));
        Assert.All(files.Append(Path.Combine(Folder, "lock")), f => Assert.Equal((UnixFileMode)0b110_000_000, ModeOf(f)));
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    [Fact]
    public void Open_NamesTheHolder_WhenTheFolderIsInUse()
    {
        using DataFolder first = DataFolder.Open(Folder);
        DataFolderException e = Assert.Throws<DataFolderException>(() => DataFolder.Open(Folder));
        Assert.Equal(
            $"The data folder '{Folder}' is in use by process {Environment.ProcessId} on {Environment.MachineName}; stop it or choose another folder.",
            e.Message
        );
    }

    [Fact]
    public async Task AHolderWhoseLockWasRemoved_WritesNothingMore_OnceAnotherHasOpenedTheFolder()
    {
        using DataFolder first = DataFolder.Open(Folder);
        SqliteStore held = first.OpenStore(new StorageMeter());
        await held.CommitAsync(StoreTable.Control, "a", [new StoreChange.Insert("1", Columns.Title("a"))], CancellationToken.None);
        File.Delete(Path.Combine(Folder, "lock"));
        await held.CommitAsync(StoreTable.Control, "a", [new StoreChange.Insert("2", Columns.Title("a"))], CancellationToken.None);

        using DataFolder second = DataFolder.Open(Folder);
        SqliteStore other = second.OpenStore(new StorageMeter());
        StoreLostException e = await Assert.ThrowsAsync<StoreLostException>(() =>
            held.CommitAsync(StoreTable.Control, "a", [new StoreChange.Insert("3", Columns.Title("a"))], CancellationToken.None)
        );
        Assert.Contains($"was opened by process {Environment.ProcessId}", e.Message);
        Assert.Throws<StoreLostException>(held.EnsureHeld);
        await other.CommitAsync(StoreTable.Control, "a", [new StoreChange.Insert("3", Columns.Title("a"))], CancellationToken.None);
        Assert.Equal(3, (await other.ReadAsync(StoreTable.Control, "a", null, null, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Append_AddsARowBesideTheHolder_WhoSeesIt_CanDeleteIt_AndWritesOn()
    {
        using DataFolder holder = DataFolder.Open(Folder);
        SqliteStore held = holder.OpenStore(new StorageMeter());
        await held.CommitAsync(StoreTable.Security, "2021-03", [new StoreChange.Insert("1", Columns.Title("a"))], CancellationToken.None);
        DataFolder.Append(Folder, StoreTable.Security, "2021-03", new StoreChange.Insert("2", Columns.Title("beside")));
        CommitResult next = await held.CommitAsync(
            StoreTable.Security,
            "2021-03",
            [new StoreChange.Insert("3", Columns.Title("c"))],
            CancellationToken.None
        );
        Assert.True(next.Done);

        IReadOnlyList<StoreRow> rows = await held.ReadAsync(StoreTable.Security, "2021-03", null, null, CancellationToken.None);
        Assert.Equal(["1", "2", "3"], rows.Select(r => r.Row));
        CommitResult swept = await held.CommitAsync(
            StoreTable.Security,
            "2021-03",
            [new StoreChange.Delete("2", rows[1].ETag)],
            CancellationToken.None
        );
        Assert.True(swept.Done);
        Assert.Throws<StoreUnavailableException>(() =>
            DataFolder.Append(Path.Combine(_root, "nothing"), StoreTable.Security, "2021-03", new StoreChange.Insert("2", Columns.Title("x")))
        );
    }

    [Fact]
    public void AReadOnlyFileSystem_IsCalledWhatItIs()
    {
        DataFolderException e = DataFolder.Unusable(Folder, new IOException("Read-only file system", DataFolder.ReadOnlyFileSystem));
        Assert.Equal(
            $"The data folder '{Folder}' lies on a file system that is read-only; mount it for writing, or choose another folder.",
            e.Message
        );
    }

    [Fact]
    public void Open_Serves_WhenTheHolderHasEnded()
    {
        DataFolder.Open(Folder).Dispose();
        DataFolder.Open(Folder).Dispose();
    }

    [Fact]
    public void Open_Refuses_WhenTheFolderCannotBeMade()
    {
        File.WriteAllText(Path.Combine(_root, "a"), "a file stands where the folder should");
        DataFolderException e = Assert.Throws<DataFolderException>(() => DataFolder.Open(Folder));
        Assert.Contains($"The data folder '{Folder}' cannot be used", e.Message);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void Open_Refuses_WhenTheFolderIsNotWritable()
    {
        // Rights do not bind root; a folder of the kernel's binds everybody.
        if (!OperatingSystem.IsLinux())
            return;
        DataFolderException e = Assert.Throws<DataFolderException>(() => DataFolder.Open("/proc/self/fd"));
        Assert.Contains("The data folder '/proc/self/fd'", e.Message);
        Assert.Contains("choose another folder", e.Message);
    }

    [Theory]
    [InlineData("nfs", true)]
    [InlineData("nfs4", true)]
    [InlineData("cifs", true)]
    [InlineData("smb2", true)]
    [InlineData("SMB", true)]
    [InlineData("9p", true)]
    [InlineData("v9fs", true)]
    [InlineData("fuse.sshfs", true)]
    [InlineData("ceph", true)]
    [InlineData("ext2", false)]
    [InlineData("ext3", false)]
    [InlineData("ext4", false)]
    [InlineData("xfs", false)]
    [InlineData("btrfs", false)]
    [InlineData("zfs", false)]
    [InlineData("overlayfs", false)]
    [InlineData("tmpfs", false)]
    [InlineData("apfs", false)]
    [InlineData("NTFS", false)]
    public void NetworkShare_IsToldByItsFileSystem(string format, bool refused) =>
        Assert.Equal(refused, NetworkShare.Kind(format, DriveType.Fixed) is not null);

    [Fact]
    public void NetworkShare_IsToldByWhatTheSystemSays() => Assert.NotNull(NetworkShare.Kind("NTFS", DriveType.Network));

    [Fact]
    public void NetworkShare_IsToldByAnUncPath() => Assert.NotNull(NetworkShare.Of(@"\\server\share"));
}
