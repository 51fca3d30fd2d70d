using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Holds;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture;

/// <summary>The office's people, and units that ask it: each comes again with the same form until it is answered.</summary>
internal sealed class Office(IReadOnlyList<(ListInForce InForce, CityList Text)> lists, People people, PropertyClock clock)
{
    private readonly List<OfficeWord> _words = [];
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly List<OfficeActKind> _done = [];

    /// <summary>Acts that were answered as done and stand in no history of an item.</summary>
    public IReadOnlyList<OfficeWord> Words => _words;

    /// <summary>What was answered as done.</summary>
    public IReadOnlyList<OfficeActKind> Done => _done;

    /// <summary>Somebody acted, or tried to, on the item, on its unit's contacts or on its duty's deadline.</summary>
    public bool Touched(DueItemKey item) =>
        _touched.Contains($"{item}") || _touched.Contains(item.Unit) || _touched.Contains($"{item.List}/{item.Obligation}");

    public IEnumerable<(DateTimeOffset At, Errand Errand)> Of(Plan plan)
    {
        for (int i = 0; i < plan.Acts.Count; i++)
        {
            OfficeAct act = plan.Acts[i];
            int number = act.List % lists.Count;
            ListInForce list = lists[number].InForce;
            Obligation[] duties = [.. list.Catalogue.Obligations];
            PeriodPlan[] plans = [.. list.PlansOf(duties[act.Duty % duties.Length].Id)];
            PeriodPlan of = plans[act.Period % plans.Length];
            IReadOnlyList<ResponsibleUnit> units = list.AskedIn(of);
            DueItemKey item = of.Ref.Of(units[act.Unit % units.Count].Id);
            DateTimeOffset at = of.OpensAt.AddDays(act.Day).AddMinutes(act.Minute);
            var request = new ActRequest(item, $"act-{i}", Actor.Of("王科长"));
            DateOnly day = ChinaTime.DateOf(at).AddDays(act.Days);
            yield return (
                at,
                new Errand(i, number, host => People.AnsweredAsync(() => DoAsync(act, request, lists[number], day, host)))
                {
                    MayBringForward = act.Kind is not (OfficeActKind.Hold or OfficeActKind.EnterForUnit or OfficeActKind.AskExtension),
                }
            );
        }
    }

    /// <summary>A backup of <paramref name="moment"/> was put back: what was done since is forgotten.</summary>
    public void Undo(DateTimeOffset moment) => _words.RemoveAll(w => w.At >= moment);

    private Task DoAsync(OfficeAct act, ActRequest request, (ListInForce InForce, CityList Text) list, DateOnly day, Life host) =>
        act.Kind switch
        {
            OfficeActKind.Pause => PauseAsync(act, request, day, host),
            OfficeActKind.Resume => ResumeAsync(request, host),
            OfficeActKind.ChangeDate => ChangeDateAsync(request, list, day, host),
            OfficeActKind.ChangeContact => ChangeContactAsync(act, request, host),
            OfficeActKind.EnterForUnit => EnterAsync(request, host),
            _ => ActAsync(act.Kind, request, day, host),
        };

    private async Task ActAsync(OfficeActKind kind, ActRequest request, DateOnly day, Life host)
    {
        _touched.Add($"{request.Item}");
        (OfficeService office, UnitService unit, CancellationToken none) = (host.Parts.OfficeService, host.Parts.UnitService, CancellationToken.None);
        Result<ItemAnswer> answer = await (
            kind switch
            {
                OfficeActKind.Hold => office.HoldAsync(request, day, "核实情况", none),
                OfficeActKind.Release => office.ReleaseAsync(request, "情况已核实", none),
                OfficeActKind.Return => office.ReturnAsync(request, "材料不全", none),
                OfficeActKind.TakeBack => office.TakeBackAsync(request, "登记有误", none),
                OfficeActKind.UnitTakesBack => unit.TakeBackAsync(request, null, none),
                OfficeActKind.AskExtension => unit.AskExtensionAsync(request, "会议改期", null, day, none),
                OfficeActKind.Extend => office.GrantAsync(request, day, "经研究同意", none),
                _ => office.RefuseAsync(request, "理由不足", none),
            }
        );
        if (answer is not Result<ItemAnswer>.Done { Value.Lines: [.., { Request: { } id }] })
            return;
        people.Promise(request.Item, id);
        _done.Add(kind);
    }

    private async Task EnterAsync(ActRequest request, Life host)
    {
        _touched.Add($"{request.Item}");
        ConfirmRequest form = People.Form(request.Item, request.RequestId, request.Who, clock, host) with { OnBehalf = "来电，张主任，系统故障" };
        if (await host.Parts.Confirmations.ConfirmAsync(form, CancellationToken.None) is not ReportRecorded { Line.Request: { } id })
            return;
        people.Promise(request.Item, id);
        _done.Add(OfficeActKind.EnterForUnit);
    }

    private async Task PauseAsync(OfficeAct act, ActRequest request, DateOnly day, Life host)
    {
        DateOnly today = ChinaTime.DateOf(clock.Now);
        (string? duty, string? unit) = (act.Unit % 3) switch
        {
            0 => (request.Item.Obligation, (string?)null),
            1 => (null, request.Item.Unit),
            _ => (null, null),
        };
        var form = new PauseRequest(request.Item.List, request.RequestId, request.Who, duty, unit, today, day < today ? today : day, "防汛");
        if (await host.Parts.Pauses.PauseAsync(form, CancellationToken.None) is not Result<Pause>.Done done)
            return;
        Keep(OfficeActKind.Pause, request, done.Value.Id);
    }

    private async Task ResumeAsync(ActRequest request, Life host)
    {
        ListInForce now = await host.Parts.Lists(request.Item.List, CancellationToken.None);
        if (now.Head.Pauses.FirstOrDefault(p => p.Lifted is null && p.Last >= ChinaTime.DateOf(clock.Now)) is not { } pause)
            return;
        Result<Pause> answer = await host.Parts.Pauses.LiftAsync(
            request.Item.List,
            pause.Id,
            request.RequestId,
            request.Who,
            "汛情解除",
            CancellationToken.None
        );
        if (answer is Result<Pause>.Done done)
            Keep(OfficeActKind.Resume, request, done.Value.Id);
    }

    private async Task ChangeDateAsync(ActRequest request, (ListInForce InForce, CityList Text) list, DateOnly day, Life host)
    {
        _touched.Add($"{list.InForce.Id}/{CityList.MovedDuty}");
        try
        {
            await host.Parts.Publisher.ApplyAsync(list.Text.Moved(day), null, request.Who, CancellationToken.None);
        }
        catch (FaultyFileException)
        {
            return; // a day that the list cannot have, or one on which nobody works: the form says so
        }

        Keep(OfficeActKind.ChangeDate, request with { Item = request.Item with { Obligation = CityList.MovedDuty } }, $"{day:O}");
    }

    private async Task ChangeContactAsync(OfficeAct act, ActRequest request, Life host)
    {
        _touched.Add(request.Item.Unit);
        if (await host.Parts.Contacts.ReadAsync(request.Item.Unit, CancellationToken.None) is not { } found)
            return;
        ContactRole role = act.Days % 2 == 0 ? ContactRole.Liaison : ContactRole.Supervisor;
        string address = $"{request.RequestId}.{request.Item.Unit}@example.org";
        Result<ResponsibleUnit> answer = await host.Parts.Contacts.EditAsync(
            request.Item.Unit,
            request.RequestId,
            request.Who,
            null,
            ContactEdit.Of(found.Unit).With(role, new Contact(null, address)),
            "人员调整",
            CancellationToken.None
        );
        if (answer is Result<ResponsibleUnit>.Done)
            Keep(OfficeActKind.ChangeContact, request, address, role == ContactRole.Liaison);
    }

    private void Keep(OfficeActKind kind, ActRequest request, string what, bool isLiaison = false)
    {
        _words.Add(new OfficeWord(kind, request.Item, what, clock.Now, isLiaison));
        _done.Add(kind);
    }
}
