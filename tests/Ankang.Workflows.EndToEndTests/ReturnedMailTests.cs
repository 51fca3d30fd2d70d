using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Notices;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>An office's relay takes all mail, and returns a third of it an hour later to a real mailbox.</summary>
[Needs<TestMailServer>]
[Needs<TestImapServer>]
public sealed class ReturnedMailTests : IDisposable
{
    private const string List = "ankang-2021";
    private readonly TempFolder _folder = new();
    private readonly DataFolder _data;
    private readonly VirtualClock _clock = new(ChinaTime.StartOf(new(2021, 1, 18)));

    public ReturnedMailTests() => _data = DataFolder.Open(_folder["data"]);

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact] // 提醒 leaves three working days after a word that did arrive, and not before
    public async Task AThirdOfTheFirstWords_ComesBackAnHourLater_AndNobodyIsRemindedBeforeTheWordThatArrived()
    {
        await using TestMailServer server = await TestMailServer.StartAsync();
        await using TestImapServer mailbox = await TestImapServer.StartAsync();
        await using SmtpTransport transport = new(
            new SmtpOptions
            {
                Host = "127.0.0.1",
                Port = server.Port,
                Security = SmtpSecurity.None,
                TimeoutSeconds = 60,
            },
            new ImpatientTime()
        );
        WorkflowParts parts = await PartsAsync(transport, mailbox);
        await RunUntilAsync(parts, ChinaTime.At(new(2021, 1, 18), new(10, 0)));

        Message[] words = [.. Received(server).Where(m => m.IsBriefing)];
        Message[] returned = [.. words.Where((_, i) => i % 3 == 0)];
        foreach (Message word in returned)
            await mailbox.DeliverAsync(Bounces.Standard(word.Id, word.To, "550 5.1.1 User unknown"), _clock.GetUtcNow());
        await RunUntilAsync(parts, ChinaTime.StartOf(new(2021, 2, 2)));

        // 103 units, three of which share one liaison; those whose first word came back get it again, and 提醒 only where it stayed.
        Message[] all = Received(server);
        Assert.Equal((101, 34), (words.Length, returned.Length));
        Assert.Equal(returned.Length, all.Count(m => m.IsBriefing) - words.Length);
        foreach (string to in returned.Select(r => r.To))
        {
            int again = Array.FindLastIndex(all, m => m.To == to && m.IsBriefing);
            int reminded = Array.FindIndex(all, m => m.To == to && m.IsReminder);
            Assert.True(again > Array.FindIndex(all, m => m.To == to) && (reminded < 0 || reminded > again), to);
        }
        Assert.Contains(all, m => m.IsReminder && returned.Any(r => r.To == m.To));
        // Nothing was taken out of the mailbox, and nothing marked as read.
        Assert.Equal((34, 34), await mailbox.LookAsync());
    }

    private async Task<WorkflowParts> PartsAsync(IMailTransport transport, TestImapServer mailbox)
    {
        var box = new ImapReturnBox(
            new ImapOptions
            {
                Host = "127.0.0.1",
                Port = mailbox.Port,
                Security = SmtpSecurity.None,
                User = TestImapServer.User,
                Password = TestImapServer.Password,
                TimeoutSeconds = 60,
            },
            _clock,
            new TlsTrust(strict: false, NullLogger.Instance)
        );
        var parts = new WorkflowParts(
            _data.OpenStore(new StorageMeter()),
            _clock,
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "https://anwei.example.org",
            new MailRoutes(new FolderTransport(_folder["outbox"]), transport, Returns: box),
            "test",
            NullLoggerFactory.Instance
        );
        CatalogueFolder list = CatalogueFolder.Load(Repository.Seeds2021);
        await parts.Register.PublishAsync(
            list,
            HolidayFile.Load(Path.Combine(Repository.Seeds2021, "..", "holidays")),
            new(2021, 1, 18),
            shadow: false,
            rehearsal: false,
            default
        );
        return parts;
    }

    private async Task RunUntilAsync(WorkflowParts parts, DateTimeOffset moment)
    {
        var agenda = new Agenda(parts, List);
        while (await agenda.NextAsync(_clock.GetUtcNow(), default) is { } next && next.Moment < moment)
        {
            _clock.MoveTo(next.Moment);
            await agenda.TakeAsync(next, default);
        }
        _clock.MoveTo(moment);
    }

    private static Message[] Received(TestMailServer server) =>
        [.. server.Envelopes().Select((e, i) => new Message(e.To.Single(), MimeMessage.Load(new MemoryStream(server.Mail(i + 1))).MessageId!))];

    private sealed record Message(string To, string Id)
    {
        public bool IsBriefing => Id.Contains(".briefing@", StringComparison.Ordinal);

        public bool IsReminder => Id.Contains(".reminder@", StringComparison.Ordinal);
    }
}
