using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Notices;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>The dispatch over a real mail server that refuses, or is down.</summary>
[Needs<TestMailServer>]
public sealed class SmtpDispatchTests : IDisposable
{
    private const string Liaison = "hanbin.liaison@example.org";
    private const string Supervisor = "hanbin.supervisor@example.org";
    private static readonly DueItemKey Plan = DueItemKey.TryParse("xiaoqu-2021_02-plan_once_hanbin", out DueItemKey key) ? key : default;
    private readonly TempFolder _folder = new();
    private readonly DataFolder _data;
    private readonly ITableStore _store;
    private readonly CatalogueFolder _list;
    private readonly WorkCalendar _calendar;
    private readonly VirtualClock _clock = new(ChinaTime.StartOf(new(2021, 1, 4)));

    public SmtpDispatchTests()
    {
        SmallList list = SmallList.Write(_folder, 2021);
        _list = CatalogueFolder.Load(list.Folder);
        _calendar = HolidayFile.Load(_folder["holidays"]);
        _data = DataFolder.Open(_folder["data"]);
        _store = _data.OpenStore(new StorageMeter());
    }

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact] // 督办 goes to the liaison and the supervisor: 5 February, then 8 and 12 February
    public async Task RunAsync_GoesOnToTheOthersAndTellsTheOffice_WhenOneRecipientIsRefused()
    {
        await using TestMailServer server = await TestMailServer.StartAsync(new() { ["refuse"] = new[] { Supervisor } });
        await using SmtpTransport transport = Transport(server.Port);
        WorkflowParts parts = await PartsAsync(transport);
        await RunUntilAsync(parts, new(2021, 2, 13));

        IReadOnlyList<(TestMailServer.Envelope Envelope, MimeMessage Mail)> received = Received(server);
        Assert.DoesNotContain(received, r => r.Envelope.To.Contains(Supervisor));
        (TestMailServer.Envelope envelope, MimeMessage supervision) = Assert.Single(received, r =>
            r.Mail.MessageId!.Contains(".hanbin.supervision@", StringComparison.Ordinal) && ChinaTime.DateOf(r.Mail.Date) == new DateOnly(2021, 2, 12)
        );
        Assert.Equal([Liaison], envelope.To);
        Assert.Equal([Liaison], supervision.To.Mailboxes.Select(m => m.Address));

        // Told when the address was first refused, by the week's summary, and when it was so on a second day; not with every mail.
        MimeMessage[] failures = [.. received.Select(r => r.Mail).Where(m => m.MessageId!.Contains(".office.failure", StringComparison.Ordinal))];
        Assert.Equal(2, failures.Length);
        MimeMessage bounced = failures[0];
        Assert.Equal("office@example.org", bounced.To.Mailboxes.Single().Address);
        Assert.Contains("退信", bounced.Subject + bounced.TextBody, StringComparison.Ordinal);
        Assert.Contains(Supervisor, bounced.TextBody, StringComparison.Ordinal);
        Assert.Contains("550 No such mailbox", bounced.TextBody, StringComparison.Ordinal);

        // The rung counts for who got it, and the history names only these.
        DueItem item = (await parts.Work.LoadAsync(PeriodRef.Of(Plan), fresh: true, default)).Items["hanbin"].Value;
        Assert.Equal(new(2021, 2, 12), ChinaTime.DateOf(item.Supervision!.At));
        HistoryEntry sent = Assert.Single(await parts.Work.HistoryAsync(Plan, default), h => h.Event == HistoryEvent.SupervisionSent);
        Assert.Contains("联络员", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("分管领导", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CountsNoRungAndTellsTheOffice_WhenEveryRecipientIsRefused()
    {
        await using TestMailServer server = await TestMailServer.StartAsync(new() { ["refuse"] = new[] { Liaison } });
        await using SmtpTransport transport = Transport(server.Port);
        WorkflowParts parts = await PartsAsync(transport);
        await RunUntilAsync(parts, new(2021, 2, 9));

        // The first word, 任务告知, reached nobody: the office hears of it, and nothing climbs.
        Assert.Contains(Received(server), r =>
            r.Mail.MessageId!.Contains(".hanyin.reminder@", StringComparison.Ordinal) && ChinaTime.DateOf(r.Mail.Date) == new DateOnly(2021, 2, 8)
        );
        Assert.Contains(Received(server), r => r.Mail.MessageId!.Contains(".office.failure", StringComparison.Ordinal));
        Assert.DoesNotContain(Received(server), r => r.Mail.MessageId!.Contains(".hanbin.reminder@", StringComparison.Ordinal));
        DueItem item = (await parts.Work.LoadAsync(PeriodRef.Of(Plan), fresh: true, default)).Items["hanbin"].Value;
        Assert.Null(item.Reminder);
        Assert.Null((await parts.Lists("xiaoqu-2021", default)).ToldOn(item));
    }

    [Fact] // and no 提醒 leaves to a unit before its 任务告知
    public async Task RunAsync_LosesNoBriefing_WhenTheServerThrottlesGreylistsAndRefuses_AndRecoversAfterFourDays()
    {
        string recovers = _folder["recovered"];
        await using TestMailServer server = await TestMailServer.StartAsync(
            new()
            {
                ["answers"] = new Dictionary<string, string>
                {
                    [Liaison] = "550 Domain frequency limited",
                    ["hanyin.liaison@example.org"] = "450 4.2.0 Greylisted",
                    [Supervisor] = "554 too many connections",
                },
                ["recoversAt"] = recovers,
            }
        );
        await using SmtpTransport transport = Transport(server.Port);
        WorkflowParts parts = await PartsAsync(transport);
        await RunUntilAsync(parts, new(2021, 1, 8));
        Assert.DoesNotContain(Received(server), r => r.Envelope.To.Contains(Liaison));
        // Nobody is flagged for what is not his fault.
        Assert.All((await parts.Lists("xiaoqu-2021", default)).Directory.Units.SelectMany(u => u.People), c =>
            Assert.Equal((null, null), (c.BouncedAt, c.RefusedAt))
        );
        await File.WriteAllTextAsync(recovers, "");
        await RunUntilAsync(parts, new(2021, 2, 9));

        var first = Received(server).Select((r, i) => (Order: i, r.Envelope.To, Id: r.Mail.MessageId!)).ToList();
        foreach (string unit in new[] { "hanbin", "hanyin" })
        {
            var briefing = Assert.Single(first, r => r.Id.Contains($".{unit}.briefing@", StringComparison.Ordinal));
            Assert.All(first.Where(r => r.Id.Contains($".{unit}.reminder@", StringComparison.Ordinal)), r => Assert.True(r.Order > briefing.Order));
        }
    }

    [Fact]
    public async Task RunAsync_SendsAtTheNextSlot_WhenTheServerWasDown()
    {
        await using SmtpTransport nobody = Transport(Ports.Free());
        var switched = new SwitchedTransport { Now = nobody };
        WorkflowParts parts = await PartsAsync(switched);
        _clock.MoveTo(ChinaTime.At(new(2021, 1, 4), new(9, 0)));
        DispatchReport down = await parts.Dispatcher.RunAsync("xiaoqu-2021", default);
        Assert.NotNull(down.Fault);
        Assert.Equal(0, down.Accepted);
        Assert.All(down.Mails, m => Assert.Equal(MailState.Deferred, m.State));
        Assert.Equal(down.Fault, (await parts.Lease.ReadAsync("xiaoqu-2021", default)).MailFault);

        await RunUntilAsync(parts, new(2021, 2, 8)); // the server is still down, and nobody was told of anything
        DispatchReport morning = await DispatchAsync(parts, new(2021, 2, 8), 9);
        Assert.Contains(morning.Mails, m => m.Row == "hanbin|briefing" && m.State == MailState.Deferred);
        Assert.DoesNotContain(morning.Mails, m => m.Row == "hanbin|reminder");
        Assert.Null((await parts.Work.LoadAsync(PeriodRef.Of(Plan), fresh: true, default)).Items["hanbin"].Value.Reminder);

        await using TestMailServer server = await TestMailServer.StartAsync();
        await using SmtpTransport back = Transport(server.Port);
        switched.Now = back;
        DispatchReport afternoon = await DispatchAsync(parts, new(2021, 2, 8), 15);
        Assert.Null(afternoon.Fault);
        Assert.Null((await parts.Lease.ReadAsync("xiaoqu-2021", default)).MailFault);
        // What every unit is told first, its year's duties, was not lost; three working days later it is reminded.
        Assert.Single(Received(server), r => r.Mail.MessageId!.Contains(".hanbin.briefing@", StringComparison.Ordinal));
        await RunUntilAsync(parts, new(2021, 2, 12));
        Assert.Single(Received(server), r => r.Mail.MessageId!.Contains(".hanbin.reminder@", StringComparison.Ordinal));
        DueItem item = (await parts.Work.LoadAsync(PeriodRef.Of(Plan), fresh: true, default)).Items["hanbin"].Value;
        Assert.Equal(ChinaTime.At(new(2021, 2, 11), new(9, 0)), item.Reminder!.At);
    }

    private async Task<WorkflowParts> PartsAsync(IMailTransport transport)
    {
        var outbox = new FolderTransport(_folder["outbox"]);
        var parts = new WorkflowParts(
            _store,
            _clock,
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "https://anwei.example.org",
            new MailRoutes(outbox, transport),
            "test",
            NullLoggerFactory.Instance
        );
        await parts.Register.PublishAsync(_list, _calendar, new(2021, 1, 4), shadow: false, rehearsal: false, default);
        return parts;
    }

    // Every slot and audit before 00:00 of the day.
    private async Task RunUntilAsync(WorkflowParts parts, DateOnly day)
    {
        var agenda = new Agenda(parts, "xiaoqu-2021");
        while (await agenda.NextAsync(_clock.GetUtcNow(), default) is { } next && next.Moment < ChinaTime.StartOf(day))
        {
            _clock.MoveTo(next.Moment);
            await agenda.TakeAsync(next, default);
        }
    }

    private async Task<DispatchReport> DispatchAsync(WorkflowParts parts, DateOnly day, int hour)
    {
        _clock.MoveTo(ChinaTime.At(day, new(hour, 0)));
        return await parts.Dispatcher.RunAsync("xiaoqu-2021", default);
    }

    private static SmtpTransport Transport(int port) =>
        new(
            new SmtpOptions
            {
                Host = "127.0.0.1",
                Port = port,
                Security = SmtpSecurity.None,
                TimeoutSeconds = 60,
            },
            new ImpatientTime()
        );

    private static IReadOnlyList<(TestMailServer.Envelope Envelope, MimeMessage Mail)> Received(TestMailServer server) =>
        [.. server.Envelopes().Select((e, i) => (e, MimeMessage.Load(new MemoryStream(server.Mail(i + 1)))))];
}
