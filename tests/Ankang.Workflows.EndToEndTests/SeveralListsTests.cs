using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>Two years and two lists of one year in one host: none touches another.</summary>
public sealed class SeveralListsTests : IDisposable
{
    private static readonly DateOnly Start = new(2026, 1, 4);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lists_BringTheSameMails_SideBySideAsAlone()
    {
        (SmallList List, DateOnly From)[] lists =
        [
            (SmallList.Write(_folder, 2026), Start),
            (SmallList.Write(_folder, 2026, "dongqu", "other"), Start),
            (SmallList.Write(_folder, 2027, name: "next"), new(2027, 1, 4)),
        ];
        lists[0].List.WriteHolidays(2026, 2027, 2028);
        IReadOnlyList<MimeMessage> together = await RunAsync("together", lists);
        var alone = new List<MimeMessage>();
        foreach ((SmallList list, DateOnly from) in lists)
            alone.AddRange(await RunAsync($"alone-{list.Id}", (list, from)));

        Assert.Equal(Lines(alone), Lines(together));
        Assert.Equal(together.Count, together.Select(m => m.MessageId).Distinct().Count());
        string[] ids = [.. lists.Select(l => l.List.Id)];
        Assert.All(together, m => Assert.Contains(m.MessageId!.Split('.')[0], ids));

        // One person, one slot, two lists: two mails, each with the link of its list.
        MimeMessage[] briefings =
        [
            .. together.Where(m => DayOf(m) == new DateOnly(2026, 1, 5) && m.MessageId!.Contains(".hanbin.briefing@", StringComparison.Ordinal)),
        ];
        Assert.Equal(["dongqu-2026", "xiaoqu-2026"], briefings.Select(m => m.MessageId!.Split('.')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(2, briefings.Select(m => m.TextBody!.Split("/u/")[1].Split('（')[0]).Distinct().Count());
        // The old year runs on to its last day beside the new one.
        Assert.Contains(together, m => IsOf(m, "xiaoqu-2026") && DayOf(m).Year == 2027);
        Assert.DoesNotContain(together, m => IsOf(m, "xiaoqu-2026") && DayOf(m) is { Year: 2027, Month: 4 });
        Assert.Contains(together, m => IsOf(m, "xiaoqu-2027") && DayOf(m) is { Year: 2027, Month: 4 });
    }

    private static DateOnly DayOf(MimeMessage mail) => ChinaTime.DateOf(mail.Date);

    private static bool IsOf(MimeMessage mail, string list) => mail.MessageId!.StartsWith($"{list}.", StringComparison.Ordinal);

    private static IEnumerable<string> Lines(IEnumerable<MimeMessage> mails) =>
        mails.Select(m => $"{m.MessageId} {m.Subject} {m.TextBody}").Order(StringComparer.Ordinal);

    /// <summary>Runs lists in one store until the middle of 2027; nobody confirms anything.</summary>
    private async Task<IReadOnlyList<MimeMessage>> RunAsync(string name, params (SmallList List, DateOnly From)[] lists)
    {
        using DataFolder data = DataFolder.Open(_folder[name]);
        var clock = new VirtualClock(ChinaTime.StartOf(Start));
        var outbox = new FolderTransport(_folder[$"{name}-mails"]);
        var parts = new WorkflowParts(
            data.OpenStore(new StorageMeter(), StoreDurability.Scratch),
            clock,
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "https://anwei.example.org",
            new MailRoutes(outbox, outbox),
            "test",
            NullLoggerFactory.Instance
        );
        var agendas = new List<Agenda>();
        foreach ((SmallList list, DateOnly from) in lists)
        {
            await parts.Register.PublishAsync(
                CatalogueFolder.Load(list.Folder),
                HolidayFile.Load(_folder["holidays"]),
                from,
                shadow: false,
                rehearsal: true, // a folder alone would tell nobody, and nothing would climb
                default
            );
            agendas.Add(new Agenda(parts, list.Id));
        }

        DateTimeOffset end = ChinaTime.StartOf(new(2027, 7, 1));
        while (true)
        {
            var next = new List<(Entry Entry, Agenda Agenda)>();
            foreach (Agenda agenda in agendas)
                if (await agenda.NextWorkAsync(clock.GetUtcNow(), default) is { } entry)
                    next.Add((entry, agenda));
            if (next.Count == 0)
                break;
            (Entry Entry, Agenda Agenda) first = next.MinBy(n => n.Entry);
            if (first.Entry.Moment >= end)
                break;
            clock.MoveTo(first.Entry.Moment);
            await first.Agenda.TakeAsync(first.Entry, default);
        }

        foreach ((SmallList list, _) in lists)
            Assert.NotNull((await parts.Lease.ReadAsync(list.Id, default)).DoneSlot);
        return [.. Directory.GetFiles(_folder[$"{name}-mails"], "*.eml").Select(f => MimeMessage.Load(f))];
    }
}
