using System.Diagnostics;
using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>The program over a file system that is really mounted read-only.</summary>
[Needs<OwnMounts>]
public sealed class ReadOnlyFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("no folder", "")]
    [InlineData("an empty folder", "mkdir \"$1/data\"")]
    [InlineData("a folder of a host before", "mkdir \"$1/data\" && touch \"$1/data/lock\" \"$1/data/store.db\"")]
    public async Task Serve_SaysThatTheFileSystemIsReadOnly(string there, string made)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string mount = Directory.CreateDirectory(_folder["mount"]).FullName;
        string make = made.Length == 0 ? "true" : made;
        using Process program = OwnMounts.Start(
            $"mount -t tmpfs tmpfs \"$1\" && {make} && mount -o remount,ro \"$1\" && exec \"$2\" \"$3\" serve --data \"$1/data\" --port {Ports.Free()}",
            mount,
            dotnet,
            BuiltProgram.Built
        );
        Task<string> error = program.StandardError.ReadToEndAsync();
        string said = await program.StandardOutput.ReadToEndAsync() + await error;
        await program.WaitForExitAsync();
        Assert.True(
            said.Contains("data' lies on a file system that is read-only; mount it for writing, or choose another folder.", StringComparison.Ordinal),
            $"{there}: {said}"
        );
        Assert.NotEqual(0, program.ExitCode);
        Assert.DoesNotContain("in use by", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }
}
