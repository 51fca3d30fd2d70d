using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Standalone.Commands;
using Ankang.Workflows.Standalone.Hosting;
using Ankang.Workflows.Statements;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Standalone.Simulation;

/// <summary>One call of <c>simulate</c>: the store, the year, and the files that it leaves.</summary>
public sealed class SimulationRun(
    SimulationFolder folder,
    StoreChoice choice,
    CatalogueFolder catalogue,
    WorkCalendar calendar,
    SimulationOptions options
)
{
    private static readonly string[] MailKinds = ["briefing", "courtesy", "reminder", "supervision", "interview", "summary", "office"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="StoreUnavailableException">The store did not answer; the run may be resumed.</exception>
    public async Task<SimulationSummary> RunAsync(Action<double>? progress, TimeProvider realTime, CancellationToken cancellation)
    {
        long started = realTime.GetTimestamp();
        var meter = new StorageMeter();
        TaskList published = catalogue.Catalogue.List;
        DateTimeOffset from = ChinaTime.StartOf(published.IssuedOn);
        SimulationSummary summary;
        using (DataFolder data = DataFolder.Open(folder.Store))
        {
            ITableStore store = choice.Open(data, meter, StoreDurability.Scratch);
            var clock = new VirtualClock(from);
            var transport = new FolderTransport(folder.Mails);
            var parts = new WorkflowParts(
                store,
                clock,
                NoticeTemplates.Load(),
                new LinkSigner(KeyOf(options.Seed)),
                () => "https://ankang.example.org",
                new MailRoutes(transport, transport),
                "simulate",
                NullLoggerFactory.Instance
            );
            ListInForce list = await parts.Register.PublishAsync(
                catalogue,
                calendar,
                published.IssuedOn,
                shadow: false,
                rehearsal: true,
                cancellation
            );

            // The last audit tells how far a run that was cut off had come; what followed happens again, without effect. The
            // end of the year leaves no audit: cut off after it, while files are written, the clock itself is found.
            var row = new ClockRow(store, list.Id);
            DateTimeOffset? end = await row.ReadAsync(cancellation);
            if ((end ?? (await parts.Audit.LastAsync(list.Id, cancellation))?.At) is { } reached)
                clock.MoveTo(reached);
            await new Simulation(parts, clock, list.Id, options).RunAsync(progress, cancellation);
            cancellation.ThrowIfCancellationRequested();
            await row.WriteAsync(clock.GetUtcNow(), cancellation);

            long requests = meter.Total;
            var by = Enum.GetValues<StoragePurpose>().ToDictionary(p => p.ToString().ToLowerInvariant(), p => meter[p]);
            IReadOnlyList<DueItem> items = await StatementSource.ItemsAsync(list, parts.Work, clock.GetUtcNow(), cancellation);
            IReadOnlyDictionary<string, int> mails = await MailsAsync(parts, list, clock.GetUtcNow(), cancellation);
            DateOnly cutOff = published.ClosesOn < ChinaTime.DateOf(clock.GetUtcNow()) ? published.ClosesOn : ChinaTime.DateOf(clock.GetUtcNow());
            ReportFiles.Write(folder.Out, StatementSource.Draw(list, items, cutOff, clock.GetUtcNow(), RecordedEvents.None));
            summary = Summarize(list, items, mails, from, clock.GetUtcNow(), cutOff, requests, by, realTime.GetElapsedTime(started).TotalSeconds);
            await AssessmentFiles.WriteAsync(folder.Out, list, parts.Assessments, AssessmentFiles.AtClose(list), cancellation);
            BulletinFiles.Write(folder.Out, list, items, clock.GetUtcNow());
            await ArchiveFile.WriteAsync(folder.Out, parts, list.Id, cancellation); // last: it holds the files before it
        }

        File.WriteAllText(folder.Summary, ToJson(summary), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        folder.Finish();
        return summary;
    }

    public static string ToJson(SimulationSummary summary) => JsonSerializer.Serialize(summary, Json);

    private SimulationSummary Summarize(
        ListInForce list,
        IReadOnlyList<DueItem> items,
        IReadOnlyDictionary<string, int> mails,
        DateTimeOffset from,
        DateTimeOffset to,
        DateOnly cutOff,
        long requests,
        IReadOnlyDictionary<string, long> by,
        double seconds
    ) =>
        new()
        {
            List = list.Id,
            Year = list.Catalogue.List.Year,
            Seed = options.Seed,
            Punctuality = options.Punctuality,
            Units = items.Select(i => i.Key.Unit).Distinct().Count(),
            Obligations = list.Catalogue.Obligations.Count,
            Periods = items.Select(i => i.Key.Partition).Distinct().Count(),
            DueItems = items.Count,
            ConfirmedOnTime = items.Count(i => i.Outcome == Outcome.OnTime),
            ConfirmedLate = items.Count(i => i.Outcome is Outcome.ReportedLate or Outcome.DoneLate),
            Waived = items.Count(i => i.State is ItemState.Waived or ItemState.NotApplicable),
            Open = items.Count(i => !i.IsClosed),
            Historic = items.Count(i => i.Historic),
            Courtesies = items.Count(i => i.CourtesyAt is not null),
            ProgressNotes = items.Sum(i => i.NotesAsked.Length),
            Reminders = items.Count(i => i.Reminder is not null),
            Supervisions = items.Count(i => i.Supervision is not null),
            Interviews = items.Count(i => i.Interview is not null),
            MailsBy = mails,
            VirtualFrom = ChinaTime.Local(from),
            VirtualTo = ChinaTime.Local(to),
            CutOff = cutOff,
            WallSeconds = Math.Round(seconds, 2),
            StorageRequests = requests,
            StorageBy = by,
            PeakMemoryMiB = Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, 0),
            Version = typeof(SimulationRun).Assembly.GetName().Version!.ToString(3),
        };

    private static async Task<IReadOnlyDictionary<string, int>> MailsAsync(
        WorkflowParts parts,
        ListInForce list,
        DateTimeOffset until,
        CancellationToken cancellation
    )
    {
        var counts = MailKinds.ToDictionary(k => k, _ => 0);
        for (
            Slot slot = Slot.AtOrAfter(ChinaTime.StartOf(list.Head.StartOn), list.Calendar);
            slot.Moment <= until;
            slot = Slot.After(slot.Moment, list.Calendar)
        )
        {
            foreach ((MailRecord mail, _) in await parts.Mails.ReadAsync(list.Id, slot.Id, cancellation))
            {
                if (mail.State != MailState.Accepted)
                    continue;
                string kind = mail.Traits.IsForOffice ? "office" : mail.Traits.Code;
                counts[kind]++;
            }
        }

        return counts;
    }

    private static byte[] KeyOf(int seed) => SHA256.HashData(Encoding.ASCII.GetBytes($"simulate {seed}"));
}
