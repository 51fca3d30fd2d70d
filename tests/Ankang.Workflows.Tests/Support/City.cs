using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Catalogue;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Tests.Support;

/// <summary>
/// A city that runs a list, day by day: turns at 00:00, the audit at 06:00, dispatch at 09:00 and 15:00, over a real
/// store, with a mail server that keeps what it took.
/// </summary>
internal sealed class City : IDisposable
{
    private static readonly Lazy<NoticeTemplates> Templates = new(() => NoticeTemplates.Load());
    private static readonly TimeOnly[] Times = [TimeOnly.MinValue, Workflows.Turns.Audit.DueAt, new(9, 0), new(15, 0)];
    private readonly SqliteStore _store = SqliteStore.OpenScratch(new StorageMeter());
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _down = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _noTurns = [];
    private readonly bool _inCode;
    private readonly WebhookChannel? _channel;
    private int _requests;
    private (DateOnly Day, int Time) _next;
    private DateTimeOffset? _nextTry;

    private City(DateOnly startOn, ListInForce? list, WebhookChannel? channel = null)
    {
        _channel = channel;
        Clock = new TestClock(ChinaTime.StartOf(startOn));
        (Mail, Outbox) = (new RecordingTransport(Clock), new RecordingTransport(Clock));
        _next = (startOn, 0);
        _inCode = list is not null;
        List = list!;
        Parts = Start(_store);
    }

    public TestClock Clock { get; }

    /// <summary>The real mail server.</summary>
    public RecordingTransport Mail { get; }

    /// <summary>The mailbox that mails come back to.</summary>
    public RecordedReturns Returns { get; } = new();

    /// <summary>Where mails stay in shadow.</summary>
    public RecordingTransport Outbox { get; }

    /// <summary>The list in force; set it to edit the directory or the calendar.</summary>
    public ListInForce List { get; set; }

    public WorkflowParts Parts { get; private set; }

    /// <summary>Slots are served in pieces of so many mails, as the orchestrations do; whole where it is null.</summary>
    public int? MailsAPiece { get; set; }

    public string Id => List.Id;

    public static City Of(ListInForce list, WebhookChannel? channel = null) => new(list.Head.StartOn, list, channel);

    /// <summary>A city in which the list was published through the product.</summary>
    /// <param name="calendar">Null for the one of the seeds.</param>
    public static async Task<City> PublishAsync(
        CatalogueFolder folder,
        string startOn,
        bool shadow,
        bool rehearsal = false,
        WorkCalendar? calendar = null
    )
    {
        var city = new City(Civil.Day(startOn), null);
        city.List = await city.Parts.Register.PublishAsync(folder, calendar ?? Seeds.Calendar, Civil.Day(startOn), shadow, rehearsal, default);
        return city;
    }

    public void Dispose() => _store.Dispose();

    /// <summary>The list is handed in again, changed.</summary>
    public async Task<PublicationPlan> ChangeAsync(Township township, string note = "", bool policyForOpen = false)
    {
        PublicationPlan plan = await Parts.Publisher.ApplyAsync(
            township.Submission with
            {
                Note = note,
                PolicyForOpen = policyForOpen,
            },
            null,
            Actor.Of("市安委办"),
            default
        );
        List = await Parts.Register.GetAsync(Id, default);
        return plan;
    }

    /// <summary>The host does nothing from <paramref name="from"/> to before <paramref name="to"/>; then it catches up at once.</summary>
    public void HostDown(string from, string to) => _down.Add((Civil.At(from), Civil.At(to)));

    /// <summary>The address has been refused for good for days, and goes on being so.</summary>
    public void Kill(string address)
    {
        Mail.Kill(address);
        List = List.Edited(u => u with { Contacts = u.Contacts.Change(c => c.Email == address ? c with { RefusedAt = Civil.At("2021-01-01") } : c) });
    }

    /// <summary>No turn is taken at 00:00; audit and dispatch go on.</summary>
    public void TurnsSkipped(string from, string to) => _noTurns.Add((Civil.At(from), Civil.At(to)));

    /// <summary>Somebody sets the host's clock; what was due at the new time comes due (again).</summary>
    public void SetClock(string moment)
    {
        Clock.Now = Civil.At(moment);
        _next = (ChinaTime.DateOf(Clock.Now), 0);
        while (Moment(_next) < Clock.Now)
            _next = After(_next);
    }

    /// <summary>The process ends; another starts over what stands in the store.</summary>
    public FaultyStore Restart(FaultPlan? plan = null)
    {
        var store = new FaultyStore(_store, plan ?? FaultPlan.Never);
        Parts = Start(store);
        return store;
    }

    /// <summary>From now on two processes share the store: <see cref="Parts"/>, started anew over what is returned, and another host.</summary>
    public (WatchedStore Mine, WorkflowParts Other) Share()
    {
        var mine = new WatchedStore(_store) { IsExclusive = false };
        Parts = Start(mine);
        return (mine, Start(new WatchedStore(_store) { IsExclusive = false }));
    }

    /// <summary>Takes everything up to and at <paramref name="moment"/>; the clock then stands there.</summary>
    public async Task RunToAsync(string moment)
    {
        DateTimeOffset end = Civil.At(moment);
        while (true)
        {
            DateTimeOffset next = Moment(_next);
            DateTimeOffset? back = _down.Select(d => (DateTimeOffset?)d.To).Where(t => t > Clock.Now && t <= end && t <= next).Min();
            if (back is { } awake)
            {
                Clock.Now = awake;
                await TurnsAsync();
                await Parts.Audit.RunAsync(Id, default);
                await DispatchAsync();
                continue;
            }

            if (_nextTry is { } again && again > Clock.Now && again <= end && again < next && !In(_down))
            {
                Clock.Now = again;
                await DispatchAsync();
                continue;
            }

            if (next > end)
                break;
            if (next > Clock.Now)
                Clock.Now = next;
            int time = _next.Time;
            _next = After(_next);
            if (In(_down))
                continue;
            if (time == 0)
            {
                if (!In(_noTurns))
                    await TurnsAsync();
            }
            else if (time == 1)
            {
                await Parts.Audit.RunAsync(Id, default);
            }
            else
            {
                await DispatchAsync();
            }
        }

        Clock.Now = end;
    }

    /// <summary>A unit reports; the clock says when.</summary>
    public Task<Result<ItemAnswer>> ConfirmAsync(
        string duty,
        string period,
        string unit,
        string? doneOn,
        int count = 1,
        int within = 0,
        int? size = null,
        string? note = null,
        string who = "联络员",
        string? request = null,
        string? reportedOn = null,
        IReadOnlyList<Attachment>? attachments = null
    ) =>
        Parts.Confirmations.ConfirmAsync(
            new ConfirmRequest(
                Key(duty, period, unit),
                request ?? $"r{++_requests}",
                doneOn is null ? null : Civil.Day(doneOn),
                count,
                within,
                size,
                note,
                Actor.Of(who)
            )
            {
                ReportedOn = reportedOn is null ? null : Civil.Day(reportedOn),
                Attachments = attachments ?? [],
            },
            default
        );

    /// <summary>An act of a person on an item; the clock says when.</summary>
    public ActRequest Act(string duty, string period, string unit, string who = "市安委办", string? request = null, int? version = null) =>
        new(Key(duty, period, unit), request ?? $"a{++_requests}", Actor.Of(who), version);

    public async Task<DueItem> ItemAsync(string duty, string period, string unit)
    {
        PeriodWork work = await Parts.Work.RereadAsync(new PeriodRef(Id, duty, period), default);
        return work.Items[unit].Value;
    }

    /// <summary>All items ever opened.</summary>
    public async Task<IReadOnlyList<DueItem>> ItemsAsync()
    {
        var items = new List<DueItem>();
        foreach (PeriodPlan plan in List.Plans)
            items.AddRange((await Parts.Work.LoadAsync(plan.Ref, fresh: true, default)).Items.Values.Select(i => i.Value));
        return items;
    }

    /// <summary>The item's history as a person reads it: <c>04-01 系统 提醒已发送至联络员，请于4月7日前反馈</c>.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync(string duty, string period, string unit) =>
        [.. (await Parts.Work.HistoryAsync(Key(duty, period, unit), default)).Select(h => $"{Civil.Words(h.At)} {h.Who} {h.Text}")];

    /// <summary>What a unit was told of one item: <c>到期提醒 03-24, 提醒 04-01</c>.</summary>
    /// <remarks>What several people of the unit got at one time is told once.</remarks>
    public string Told(string unit, string item) => string.Join(", ", Notices(unit).Where(m => m.Names(item) && !IsTwin(m)).Select(m => m.Words));

    /// <summary>The accepted mails to a unit that carry notices.</summary>
    public IEnumerable<SentMail> Notices(string unit) =>
        Mail.Accepted.Where(m =>
            m.IsOf(unit) && m.Kind is not (NoticeKind.Briefing or NoticeKind.Summary or NoticeKind.InterviewProposal or NoticeKind.DeliveryFailure)
        );

    /// <summary>The one accepted mail of a kind that names the item; where several people got it, the liaison's.</summary>
    public SentMail The(NoticeKind kind, string unit, string item) =>
        Assert.Single(Mail.Accepted, m => m.Kind == kind && m.IsOf(unit) && m.Names(item) && !IsTwin(m));

    private bool IsTwin(SentMail mail) =>
        !mail.IsToLiaison
        && Mail.Accepted.Any(m => m.Kind == mail.Kind && m.IsToLiaison && m.Words == mail.Words && m.Mail.Threads.Intersect(mail.Mail.Threads).Any());

    private static DateTimeOffset Moment((DateOnly Day, int Time) entry) => ChinaTime.At(entry.Day, Times[entry.Time]);

    private static (DateOnly Day, int Time) After((DateOnly Day, int Time) entry) =>
        entry.Time + 1 < Times.Length ? (entry.Day, entry.Time + 1) : (entry.Day.AddDays(1), 0);

    private DueItemKey Key(string duty, string period, string unit) => new(Id, duty, period, unit);

    private bool In(List<(DateTimeOffset From, DateTimeOffset To)> windows) => windows.Any(w => w.From <= Clock.Now && Clock.Now < w.To);

    private async Task DispatchAsync() =>
        _nextTry = MailsAPiece is { } most
            ? await PieceByPiece.RunAsync(Parts, Id, most)
            : (await Parts.Dispatcher.RunAsync(Id, default)).PausedUntil;

    private async Task TurnsAsync()
    {
        foreach (string duty in List.Plans.Select(p => p.Obligation.Id).Distinct().ToList())
            await Parts.Turns.AdvanceAsync(new ObligationRef(Id, duty), default);
    }

    private WorkflowParts Start(ITableStore store) =>
        new(
            store,
            Clock,
            Templates.Value,
            new LinkSigner([.. Enumerable.Range(1, LinkSigner.KeyLength).Select(i => (byte)i)]),
            () => "https://example.org",
            new MailRoutes(Outbox, Mail, _channel, Returns),
            "host",
            NullLoggerFactory.Instance,
            _inCode ? (_, _) => Task.FromResult(List) : null
        );
}
