using Ankang.Workflows.Board;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Links;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Torture;

/// <summary>Looks at the store from outside, past all faults, with a clock that is right; it takes no step of the product.</summary>
internal sealed class Observer(SqliteStore file, PropertyClock clock)
{
    private static readonly TimeSpan OpensWithin = TimeSpan.FromHours(12);
    private static readonly NoticeTemplates Templates = NoticeTemplates.Load();
    private readonly SharedStore _store = new(file);
    private WorkflowParts? _parts;

    public bool HasOpenSlot(ListInForce of) =>
        Quietly(async parts => (await parts.Lease.RereadAsync(of.Id, CancellationToken.None)).OpenSlot is not null);

    /// <summary>What the last audit of a list found.</summary>
    public IReadOnlyList<string> AuditProblems(ListInForce of) =>
        Quietly<IReadOnlyList<string>>(async parts => (await parts.Audit.LastAsync(of.Id, CancellationToken.None))?.Problems ?? []) ?? [];

    /// <returns>The list as it was published.</returns>
    public ListInForce Publish(CityList list, DateOnly startOn) =>
        Done(Parts.Register.PublishAsync(list.Folder, list.Calendar, startOn, shadow: false, rehearsal: false, CancellationToken.None));

    /// <summary>Rows were changed behind the product's back: nothing that was read counts.</summary>
    public void Forget() => _parts = null;

    /// <summary>What the pages say of a list's slot that is due now: null where there is none, or an earlier one is not done.</summary>
    public Foretelling? Foretell(ListInForce of) =>
        Quietly(async parts =>
        {
            if (Slot.Current(clock.Now, of.Calendar) is not { } slot || slot.Moment != clock.Now || slot.Date > of.Head.ClosesOn)
                return null;
            DispatchState state = await parts.Lease.RereadAsync(of.Id, CancellationToken.None);
            if (state is not { OpenSlot: null, Waiting: "" } || state.DoneSlot == slot.Id)
                return null;
            ListInForce list = await parts.Lists(of.Id, CancellationToken.None);
            BoardView board = await parts.Board.ReadAsync(of.Id, reread: true, CancellationToken.None);
            bool comes = UpcomingSlots.Of(list, state, board.Rows, clock.Now).Contains(slot);
            IReadOnlyList<MailRecord> mails = await parts.Dispatcher.PreviewAsync(of.Id, slot, CancellationToken.None);
            return new Foretelling(of.Id, slot, comes, [.. mails.Select(m => m.Address).Order(StringComparer.Ordinal)]);
        });

    /// <summary>What left of a slot and was not foretold, and the other way round.</summary>
    public IReadOnlyList<string> Differences(Foretelling foretold) =>
        Quietly<IReadOnlyList<string>>(async parts =>
        {
            DispatchState state = await parts.Lease.RereadAsync(foretold.List, CancellationToken.None);
            if (state.OpenSlot is not null || (state.DoneSlot != foretold.Slot.Id && foretold.Comes))
                return [];
            string[] left =
            [
                .. (await parts.Mails.ReadAsync(foretold.List, foretold.Slot.Id, CancellationToken.None))
                    .Select(m => m.Mail)
                    .Where(m => m.Kind is not (NoticeKind.DeliveryFailure or NoticeKind.Digest))
                    .Select(m => m.Address)
                    .Order(StringComparer.Ordinal),
            ];
            string[] said = [.. foretold.Mails.Where(m => !m.Contains("digest", StringComparison.OrdinalIgnoreCase))];
            return left.SequenceEqual(said)
                ? []
                :
                [
                    $"what the page foretold is what left: {foretold.List} {foretold.Slot} said [{string.Join(", ", said)}], left [{string.Join(", ", left)}]",
                ];
        }) ?? [];

    /// <summary>What should have left by now and did not, and no mail of the day says why; what should have opened and did not.</summary>
    public IReadOnlyList<string> Unsent(ListInForce of) =>
        Quietly<IReadOnlyList<string>>(async parts =>
        {
            DateOnly today = ChinaTime.DateOf(clock.Now);
            ListInForce list = await parts.Lists(of.Id, CancellationToken.None);
            if (!list.Calendar.IsWorkingDay(today) || today > list.Head.ClosesOn)
                return [];
            var unsent = new List<string>();
            HashSet<string> told = await NamedByMailsAsync(parts, list, today);
            foreach (PeriodPlan plan in list.Plans.Where(p => p.OpensAt + OpensWithin < clock.Now))
            {
                PeriodWork period = await parts.Work.LoadAsync(plan.Ref, fresh: true, CancellationToken.None);
                foreach (ResponsibleUnit unit in list.AskedIn(plan).Where(u => !u.IsLost && !period.SetAside.ContainsKey(u.Id) && !IsPaused(plan, u)))
                {
                    if (!period.Items.TryGetValue(unit.Id, out Tracked<DueItem>? item))
                        unsent.Add($"{plan.Ref.Of(unit.Id)} (not opened)");
                    else if (told.Contains(unit.Id))
                        continue;
                    else if (item.Value.HeldUntil >= today)
                        continue;
                    else if (item.Value is { IsOpen: true, Addressed: true, Historic: false } && list.ToldOn(item.Value) is null)
                        unsent.Add($"{item.Value.Key} (not told)");
                    else if (item.Value.Kind != ItemKind.Quota)
                        unsent.AddRange(Ladder.Next(item.Value, [], list.TermsFor(item.Value), today).Due.Select(t => $"{item.Value.Key} {t.Code}"));
                }
            }

            return unsent;

            bool IsPaused(PeriodPlan plan, ResponsibleUnit unit) => list.PauseOf(plan.Obligation.Id, unit.Id, today) is not null;
        }) ?? [];

    /// <summary>All that the run left behind of a list.</summary>
    public Past Past(ListInForce of, IReadOnlyList<string> auditProblems, Doings doings)
    {
        WorkflowParts parts = Parts;
        ListInForce list = Done(parts.Lists(of.Id, CancellationToken.None));
        bool atRest = list.Catalogue.Obligations.All(o =>
            Done(parts.Turns.AdvanceAsync(new ObligationRef(of.Id, o.Id), CancellationToken.None)) is null
        );
        return new Past(list, Done(PropertyStand.ReadAsync(_store, clock, list)), atRest, auditProblems, doings);
    }

    // A unit whose mail of these days did not get through: the page 发件 says so, and the notice is tried as that page says.
    private static async Task<HashSet<string>> NamedByMailsAsync(WorkflowParts parts, ListInForce list, DateOnly today)
    {
        var units = new HashSet<string>();
        for (
            Slot slot = Slot.AtOrAfter(ChinaTime.StartOf(today.AddDays(-7)), list.Calendar);
            slot.Date <= today;
            slot = Slot.After(slot.Moment, list.Calendar)
        )
            foreach ((MailRecord mail, _) in await parts.Mails.ReadAsync(list.Id, slot.Id, CancellationToken.None))
                if (mail.State is MailState.Refused or MailState.Deferred or MailState.Held || mail.Refused.Count > 0)
                    units.UnionWith(mail.Units);
        // Nothing is tried at an address that is known to be dead: the pages ask for another.
        units.UnionWith(list.Directory.Units.Where(u => u.People.Any(c => c.BouncedAt is not null)).Select(u => u.Id));
        return units;
    }

    // Like a host that looks by the hour, it remembers for a minute.
    private WorkflowParts Parts =>
        _parts ??= new(
            _store,
            clock,
            Templates,
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "https://example.org",
            new MailRoutes(new NoMail(), new NoMail()),
            "observer",
            NullLoggerFactory.Instance,
            asksAcknowledgement: true
        );

    // A closed list says nothing either way.
    private T? Quietly<T>(Func<WorkflowParts, Task<T>> look)
    {
        try
        {
            return Done(look(Parts));
        }
        catch (Exception e) when (e is ListClosedException or NoSuchListException or DamagedRowException)
        {
            return default;
        }
    }

    // Every call of the file is served at once.
    private static T Done<T>(Task<T> call) =>
        call.IsCompleted ? call.GetAwaiter().GetResult() : throw new InvalidOperationException("The observer waits for something.");

    private sealed class NoMail : IMailTransport
    {
        public Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation) =>
            throw new InvalidOperationException("The observer sends nothing.");
    }
}
