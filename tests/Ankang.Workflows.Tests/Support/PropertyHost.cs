using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Tests.Support;

/// <summary>One process of the product: its parts over a store, woken up for one event after the other.</summary>
internal sealed class PropertyHost
{
    private static readonly NoticeTemplates Templates = NoticeTemplates.Load();
    private readonly PropertyCity _city;
    private readonly ListInForce _list;

    public PropertyHost(
        PropertyCity city,
        ListInForce list,
        ITableStore store,
        PropertyClock clock,
        PropertyPost post,
        PropertyLogs logs,
        string name = "host"
    )
    {
        (_city, _list) = (city, list);
        Parts = new WorkflowParts(
            store,
            clock,
            Templates,
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "https://example.org",
            new MailRoutes(post, post),
            name,
            logs,
            (_, _) => Task.FromResult(list)
        );
    }

    public WorkflowParts Parts { get; }

    public async Task TakeAsync(PropertyEvent happening)
    {
        switch (happening.Kind)
        {
            case PropertyEventKind.Turns:
                await TurnsAsync();
                break;
            case PropertyEventKind.Audit:
                AuditReport audit = await Parts.Audit.RunAsync(PropertyCity.ListId, CancellationToken.None);
                Audits.Add(audit);
                break;
            case PropertyEventKind.Dispatch:
                try
                {
                    // Whole and in pieces by turns: it must not matter.
                    if (_slots++ % 2 == 0)
                        await Parts.Dispatcher.RunAsync(PropertyCity.ListId, CancellationToken.None);
                    else
                        await PieceByPiece.RunAsync(Parts, PropertyCity.ListId, most: 2);
                }
                catch (LeaseLostException)
                {
                    // Another host took over; it brings what is left.
                }

                break;
            case PropertyEventKind.Act:
                await ActAsync(happening);
                break;
            default:
                await AnswerAsync(happening);
                break;
        }
    }

    private int _slots;

    public List<AuditReport> Audits { get; } = [];

    /// <summary>True when the last turns of all obligations said that nothing will ever be due again.</summary>
    public bool AtRest { get; private set; }

    /// <summary>Fulfils one of the items whose notice waits, if any does.</summary>
    public async Task ConfirmPendingAsync(int number)
    {
        var waiting = new List<(PeriodPlan Plan, string Unit)>();
        foreach (PeriodPlan plan in _list.Plans.Where(p => p.Kind != ItemKind.Quota && p.OpensAt <= Parts.Clock.GetUtcNow()))
            waiting.AddRange(
                (await Parts.Work.LoadAsync(plan.Ref, fresh: true, CancellationToken.None)).Notices.Values.Select(n => (plan, n.Value.Unit))
            );
        if (waiting.Count == 0)
            return;
        (PeriodPlan chosen, string unit) = waiting[number % waiting.Count];
        await Parts.Confirmations.ConfirmAsync(
            new ConfirmRequest(
                chosen.Ref.Of(unit),
                $"race-{number}",
                ChinaTime.DateOf(Parts.Clock.GetUtcNow()),
                9,
                0,
                null,
                "已落实。",
                Actor.Of("联络员")
            ),
            CancellationToken.None
        );
    }

    private async Task TurnsAsync()
    {
        AtRest = true;
        foreach (Obligation obligation in _list.Catalogue.Obligations)
        {
            DateTimeOffset now = Parts.Clock.GetUtcNow();
            NextTurn? next = await Parts.Turns.AdvanceAsync(new ObligationRef(PropertyCity.ListId, obligation.Id), CancellationToken.None);
            if (next is null)
                continue;
            AtRest = false;
            if (next.Moment <= now)
                throw new InvalidOperationException($"At {now:O} the turn of {obligation.Id} wants the next at {next.Moment:O} ({next.Reason}).");
        }
    }

    private async Task ActAsync(PropertyEvent happening)
    {
        PropertyAct act = happening.Act!;
        Obligation duty = _city.Obligations[act.Obligation % _city.Obligations.Count];
        IReadOnlyList<PeriodPlan> plans = _list.PlansOf(duty.Id);
        PeriodPlan plan = plans[act.Period % plans.Count];
        IReadOnlyList<ResponsibleUnit> units = _list.Directory.Expand(duty.AskedOf);
        var request = new ActRequest(plan.Ref.Of(units[act.Unit % units.Count].Id), $"act-{happening.Number}", Actor.Of(act.Kind.ToString()));
        DateOnly day = ChinaTime.DateOf(happening.At).AddDays(act.Days);
        (OfficeService office, UnitService unit) = (Parts.OfficeService, Parts.UnitService);
        CancellationToken none = CancellationToken.None;
        await (
            act.Kind switch
            {
                PropertyActKind.Ask => unit.AskExtensionAsync(request, "原因", null, day, none),
                PropertyActKind.Grant => office.GrantAsync(request, day, "原因", none),
                PropertyActKind.Refuse => office.RefuseAsync(request, "原因", none),
                PropertyActKind.Accept => office.AcceptAsync(request, null, none),
                PropertyActKind.Return => office.ReturnAsync(request, "原因", none),
                PropertyActKind.TakeBack => office.TakeBackAsync(request, "原因", none),
                PropertyActKind.UnitTakesBack => unit.TakeBackAsync(request, null, none),
                PropertyActKind.Waive => office.WaiveAsync(request, "原因", none),
                PropertyActKind.NotApplicable => office.NotApplicableAsync(request, "原因", none),
                PropertyActKind.Reopen => office.ReopenAsync(request, "原因", none),
                PropertyActKind.Hold => office.HoldAsync(request, day, "原因", none),
                PropertyActKind.Release => office.ReleaseAsync(request, "原因", none),
                PropertyActKind.OpenRung => office.OpenRungAsync(request, "原因", none),
                PropertyActKind.PutOnLadder => office.PutOnLadderAsync(request, "原因", none),
                PropertyActKind.Sign => unit.SignAsync(request, none),
                _ => unit.AcknowledgeAsync(request, "意见", byLink: false, none),
            }
        );
    }

    private async Task AnswerAsync(PropertyEvent happening)
    {
        PropertyAnswer answer = happening.Answer!;
        Obligation duty = _city.Obligations[answer.Obligation % _city.Obligations.Count];
        IReadOnlyList<PeriodPlan> plans = _list.PlansOf(duty.Id);
        PeriodPlan plan = plans[answer.Period % plans.Count];
        if (plan.Kind == ItemKind.Quota)
            return;
        IReadOnlyList<ResponsibleUnit> units = _list.Directory.Expand(duty.AskedOf);
        int within = duty.Within.Count == 0 ? 0 : Math.Min(answer.Within, answer.Count);
        var request = new ConfirmRequest(
            plan.Ref.Of(units[answer.Unit % units.Count].Id),
            $"answer-{happening.Number}",
            ChinaTime.DateOf(happening.At),
            answer.Count,
            within,
            null,
            "已落实。",
            Actor.Of("联络员")
        );
        Result<ItemAnswer> result = await Parts.Confirmations.ConfirmAsync(request, CancellationToken.None);
        if (result is Result<ItemAnswer>.Invalid invalid)
            throw new InvalidOperationException($"{request}: {string.Join(' ', invalid.Errors.Select(e => e.Message))}");
    }
}
