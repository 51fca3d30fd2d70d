using Ankang.Workflows.Attachments;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>
/// Once a day from an hour after the start on: sweeps the files of refused reports, looks again at those that were not scanned, and erases the
/// people of lists that are over, and whom forms offer, for as long as the settings say.
/// </summary>
public sealed partial class SweepLoop(
    WorkflowParts parts,
    IAttachmentStore files,
    AttachmentScanner scanner,
    PersonalDataOptions personal,
    ILogger<SweepLoop> log,
    ILogger<AttachmentRescan> scans
) : BackgroundService
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan Each = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstAfter, parts.Clock, stoppingToken);
        while (true)
        {
            try
            {
                foreach (string list in await parts.Register.ListsAsync(stoppingToken))
                {
                    IReadOnlyList<StoredAttachment> deleted = await new AttachmentSweep(parts.Store, files, parts.Clock).RunAsync(
                        list,
                        stoppingToken
                    );
                    if (deleted.Count > 0)
                        LogDeleted(log, deleted.Count, list);
                    await new AttachmentRescan(parts.Store, parts.SetAside, files, scanner, parts.Clock, scans).RunAsync(list, stoppingToken);
                    var erasure = new ListErasure(parts.Store, parts.Work, parts.Lists, parts.ListActs, parts.Clock, personal);
                    if (await erasure.RunAsync(list, stoppingToken) is { } rows)
                        LogErased(log, list, rows);
                    await parts.Reporters.ForgetAsync(list, personal.OfferedSince(parts.Clock.GetUtcNow()), stoppingToken);
                }
            }
            catch (Exception e) when (e is StoreUnavailableException or StoreContendedException)
            {
                LogPutOff(log, e.Message);
            }

            await Task.Delay(Each, parts.Clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Files} files of refused reports of list {List} were deleted.")]
    private static partial void LogDeleted(ILogger log, int files, string list);

    [LoggerMessage(Level = LogLevel.Information, Message = "The people of the closed list {List} were erased; {Rows} rows changed.")]
    private static partial void LogErased(ILogger log, string list, int rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the sweep left undone is done tomorrow: {Reason}")]
    private static partial void LogPutOff(ILogger log, string reason);
}
