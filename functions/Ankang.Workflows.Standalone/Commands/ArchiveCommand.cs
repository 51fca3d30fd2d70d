using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Ankang.Workflows.Archives;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary>
/// <c>archive</c>: a list's year as one file, also beside the host that runs on it; <c>archive verify</c>: whether one is whole;
/// <c>archive open</c>: its pages, to be looked at.
/// </summary>
public static class ArchiveCommand
{
    private const int ArchivePort = 5090;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The archive to write; must not be there yet." };
        var data = new Option<string>("--data")
        {
            Description = "The data folder of a host.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => ServeCommand.RehearsalData,
        };
        var storage = ListOptions.Storage();
        var listId = new Option<string?>("--list-id") { Description = "Which list, where the store holds several.", HelpName = "ID" };
        var command = new Command(
            "archive",
            "Write a list's year into one file, with a manifest of SHA-256. Example: archive 2021.zip --data data/lists"
        )
        {
            file,
            data,
            storage,
            listId,
            Verify(),
            OpenCommand(),
        };
        command.SetAction(
            async (result, cancellation) =>
            {
                string folderPath = result.GetValue(data)!;
                string path = Path.GetFullPath(result.GetValue(file)!);
                if (File.Exists(path))
                    throw new CommandException($"'{path}' is there already: name another file, or move it away.");
                var choice = new StoreChoice(result.GetValue(storage));
                // As the store stands at this moment: a host may go on writing beside it.
                using SqliteReader? reader = choice.Connection is null ? DataFolder.Look(folderPath, new StorageMeter()) : null;
                ITableStore store = reader ?? choice.Open(null, new StorageMeter(), StoreDurability.Full);
                try
                {
                    await WriteAsync(store, folderPath, path, result.GetValue(listId), cancellation);
                    return 0;
                }
                catch (StoreUnavailableException e)
                {
                    throw new CommandException(choice.Mend(e));
                }
            }
        );
        return command;
    }

    private static async Task WriteAsync(ITableStore store, string folder, string path, string? named, CancellationToken cancellation)
    {
        IReadOnlyList<string> lists = await Parts(store, TimeProvider.System).Register.ListsAsync(cancellation);
        string id = named
            ?? (
                lists is [var only]
                    ? only
                    : throw new CommandException(
                        lists.Count == 0
                            ? "No list was published in this store."
                            : $"The store holds several lists: name one with --list-id ({string.Join(", ", lists)})."
                    )
            );
        if (!lists.Contains(id))
            throw new CommandException($"The store holds no list '{id}', but {string.Join(", ", lists)}.");
        // A rehearsal's moment is that of its own clock.
        TimeProvider clock = await new ClockRow(store, id).ReadAsync(cancellation) is { } at ? new VirtualClock(at) : TimeProvider.System;
        WorkflowParts parts = Parts(store, clock);
        DirectoryInfo scores = Directory.CreateTempSubdirectory("ankang-archive-");
        try
        {
            ListInForce list = await parts.Register.GetAsync(id, cancellation);
            var cutOff = new CutOff(Earlier(list.Head.ClosesOn, ChinaTime.DateOf(clock.GetUtcNow())), clock.GetUtcNow());
            await AssessmentFiles.WriteAsync(scores.FullName, list, parts.Assessments, cutOff, cancellation);
            ArchiveExtra[] extras = [.. scores.EnumerateFiles().Select(f => new ArchiveExtra($"scores/{f.Name}", () => File.OpenRead(f.FullName)))];
            await WriteAsync(parts, folder, path, id, extras, cancellation);
            if (!list.Head.Rehearsal)
                await CommandLog.WriteAsync(store, folder, SecurityKind.Export, $"导出{id}归档文件（命令 archive）");
        }
        finally
        {
            scores.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(
        WorkflowParts parts,
        string folder,
        string path,
        string id,
        IReadOnlyList<ArchiveExtra> extras,
        CancellationToken cancellation
    )
    {
        string attachments = Path.Combine(folder, AttachmentFiles.Folder);
        // Written under another name first: what stands under the right one is whole.
        string unfinished = $"{path}.unfinished";
        ArchiveManifest manifest;
        await using (FileStream output = Create(unfinished))
            manifest = await parts.Archive.WriteAsync(
                id,
                output,
                Directory.Exists(attachments) ? new FolderAttachments(attachments, TimeProvider.System) : null,
                extras,
                cancellation
            );
        File.Move(unfinished, path);
        await using FileStream written = File.OpenRead(path);
        string digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellation));
        Console.Out.WriteLine(
            $"""
            Wrote {path}: {manifest.Entries.Count.ToString("N0", CultureInfo.InvariantCulture)} files of {manifest.List}.
            SHA-256 {digest}
            Keep this line apart from the file: it proves that the archive is the one that was made today. 'archive verify {Path.GetFileName(
                path
            )}' checks it.
            """
        );
        foreach (string left in manifest.LeftOut)
            Console.Error.WriteLine($"warning: left out, it cannot be read: {left}");
    }

    private static Command Verify()
    {
        var file = new Argument<string>("FILE") { Description = "The archive to check." };
        var noted = new Option<string?>("--sha256")
        {
            Description = "The SHA-256 that was noted when it was made: without it, an archive made anew by another hand counts as whole.",
            HelpName = "HEX",
        };
        noted.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string?>() is not { Length: 64 } hex || !hex.All(char.IsAsciiHexDigit))
                r.AddError("--sha256 must be 64 hex digits, as 'archive' printed them and 年终办理 keeps them.");
        });
        var command = new Command("verify", "Say whether an archive is whole. Example: archive verify 2021.zip --sha256 HEX") { file, noted };
        command.SetAction(
            async (result, cancellation) =>
            {
                string path = result.GetValue(file)!;
                await using FileStream archive = Find(path);
                if (await CheckAsync(path, archive, cancellation, result.GetValue(noted)) is not { } manifest)
                    return 1;
                archive.Position = 0;
                string digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(archive, cancellation));
                Console.Out.WriteLine(
                    $"""
                    {Path.GetFileName(path)} is whole: {manifest.Entries.Count.ToString(
                        "N0",
                        CultureInfo.InvariantCulture
                    )} files of {manifest.List} ({manifest.Number}), as of {manifest.AsOf:yyyy-MM-dd HH:mm} UTC.
                    SHA-256 {digest}
                    """
                );
                foreach (string left in manifest.LeftOut)
                    Console.Out.WriteLine($"left out when it was made: {left}");
                return 0;
            }
        );
        return command;
    }

    private static Command OpenCommand()
    {
        var file = new Argument<string>("FILE") { Description = "The archive to show." };
        var port = new Option<int>("--port") { Description = "Port on this machine only.", DefaultValueFactory = _ => ArchivePort };
        port.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < 1 or > ushort.MaxValue)
                r.AddError($"--port must be from 1 to {ushort.MaxValue}.");
        });
        var command = new Command(
            "open",
            "Show an archive on the product's own pages, read-only, beside hosts that run. Example: archive open 2021.zip --port 5090"
        )
        {
            file,
            port,
        };
        command.SetAction(
            async (result, cancellation) =>
            {
                string path = result.GetValue(file)!;
                FileStream archive = Find(path);
                await using (archive)
                {
                    if (await CheckAsync(path, archive, cancellation) is not { } manifest)
                        return 1;
                    using OpenedArchive? opened = await OpenedArchive.OpenAsync(archive, manifest, cancellation);
                    if (opened is null)
                        throw new CommandException(
                            $"'{Path.GetFileName(path)}' was made by a version whose archives hold no rows to be shown: its files can be read "
                                + "with any program, and an archive made anew can be opened."
                        );
                    await ArchiveHost.RunAsync(opened, result.GetValue(port), cancellation);
                }

                return 0;
            }
        );
        return command;
    }

    private static FileStream Find(string path) =>
        File.Exists(path) ? File.OpenRead(path) : throw new CommandException($"There is no file '{Path.GetFullPath(path)}'.");

    // Null where it is not whole; what is wrong, where, and what to do was said then.
    private static async Task<ArchiveManifest?> CheckAsync(string path, FileStream archive, CancellationToken cancellation, string? sha256 = null)
    {
        (ArchiveManifest? manifest, IReadOnlyList<ArchiveFault> faults) = await ArchiveCheck.RunAsync(archive, cancellation, sha256);
        foreach (ArchiveFault fault in faults)
            Console.Error.WriteLine($"{Path.GetFileName(path)}: {fault}");
        return faults.Count == 0 ? manifest : null;
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    // It holds people's names and addresses: nobody else on the machine reads it.
    private static FileStream Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    // Nothing leaves: the parts are asked for nothing but what they read.
    private static WorkflowParts Parts(ITableStore store, TimeProvider clock)
    {
        var nowhere = new FolderTransport(Path.Combine(Path.GetTempPath(), "ankang-archive-sends-nothing"));
        return new WorkflowParts(
            store,
            clock,
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "https://ankang.example.org",
            new MailRoutes(nowhere, nowhere),
            "archive",
            NullLoggerFactory.Instance
        );
    }
}
