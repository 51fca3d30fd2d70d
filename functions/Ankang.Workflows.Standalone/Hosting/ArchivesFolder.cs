using Ankang.Workflows.Archives;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary><c>archives</c> in the data folder: files of <c>archive</c> that a person put there, read for 历年对比 and never written to.</summary>
/// <remarks>Each is checked and opened once, and again after it was changed; one that was taken away is closed.</remarks>
public sealed class ArchivesFolder(string path) : IArchivedLists, IDisposable
{
    /// <summary>Within the data folder.</summary>
    public const string Name = "archives";

    private readonly Dictionary<string, Held> _held = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _reading = new(1);

    public async Task<(IReadOnlyList<ArchivedList> Lists, IReadOnlyList<string> Faults)> ReadAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            FileInfo[] files = [.. Files()];
            foreach (string gone in _held.Keys.Except(files.Select(f => f.Name)).ToList())
                Close(gone);
            foreach (FileInfo file in files)
            {
                if (_held.TryGetValue(file.Name, out Held? known) && known.Is(file))
                    continue;
                Close(file.Name);
                _held[file.Name] = await OpenAsync(file, cancellation);
            }

            return (
                [
                    .. _held
                        .Values.Where(h => h.Opened is not null)
                        .GroupBy(h => h.Opened!.Manifest.List)
                        .Select(l => l.MaxBy(h => h.Opened!.Manifest.AsOf)!.List!),
                ],
                [.. _held.Values.Where(h => h.Fault is not null).Select(h => h.Fault!).Order(StringComparer.Ordinal)]
            );
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose()
    {
        foreach (string name in _held.Keys.ToList())
            Close(name);
        _reading.Dispose();
    }

    private FileInfo[] Files() => Directory.Exists(path) ? [.. new DirectoryInfo(path).EnumerateFiles("*.zip").OrderBy(f => f.Name)] : [];

    private void Close(string name)
    {
        if (_held.Remove(name, out Held? held))
            held.Opened?.Dispose();
    }

    private static async Task<Held> OpenAsync(FileInfo file, CancellationToken cancellation)
    {
        (long length, DateTime written) = (file.Length, file.LastWriteTimeUtc);
        FileStream? content = null;
        OpenedArchive? opened = null;
        try
        {
            content = file.OpenRead();
            (ArchiveManifest? manifest, IReadOnlyList<ArchiveFault> faults) = await ArchiveCheck.RunAsync(content, cancellation);
            if (manifest is null || faults.Count > 0)
                return Refused("不完整或已被改动，未列入；可用 archive verify 查明");
            opened = await OpenedArchive.OpenAsync(content, manifest, cancellation);
            if (opened is null)
                return Refused("由旧版本生成，没有可列入的数据；请重新归档");
            content = null; // closed with what was opened
            WorkflowParts parts = ArchiveHost.PartsOf(opened);
            ListInForce list = await parts.Register.GetAsync(manifest.List, cancellation);
            var held = new Held(length, written, opened, new ArchivedList(list, parts), null);
            opened = null;
            return held;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Refused($"不能读取，未列入（{e.Message}）");
        }
        finally
        {
            opened?.Dispose();
            if (content is not null)
                await content.DisposeAsync();
        }

        Held Refused(string why) => new(length, written, null, null, $"{file.Name}：{why}。");
    }

    private sealed record Held(long Length, DateTime Written, OpenedArchive? Opened, ArchivedList? List, string? Fault)
    {
        public bool Is(FileInfo file) => file.Length == Length && file.LastWriteTimeUtc == Written;
    }
}
