using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A small city with a short list, and all that befalls it: what properties are drawn over.</summary>
internal sealed record PropertyCity
{
    public const string ListId = "city-2021";

    public required IReadOnlyList<CalendarDay> Holidays { get; init; }

    public required LadderPolicy Policy { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    public required DateOnly StartOn { get; init; }

    public required DateOnly ClosesOn { get; init; }

    public required IReadOnlyList<ResponsibleUnit> Units { get; init; }

    public required IReadOnlyList<Obligation> Obligations { get; init; }

    public required IReadOnlyList<PropertyAnswer> Answers { get; init; }

    /// <summary>When no host runs, and so nobody can report.</summary>
    public required IReadOnlyList<PropertyGap> Downtimes { get; init; }

    /// <summary>When the mail server would not serve.</summary>
    public required IReadOnlyList<PropertyGap> Refusals { get; init; }

    /// <summary>What office, units and supervisors do besides reporting.</summary>
    public IReadOnlyList<PropertyAct> Acts { get; init; } = [];

    /// <summary>Supervisors are asked to acknowledge (已阅).</summary>
    public bool Acknowledges { get; init; }

    /// <summary>Addresses that the mail server refuses for good.</summary>
    public IReadOnlySet<string> DeadAddresses { get; init; } = new HashSet<string>();

    public ListInForce ToList()
    {
        var list = new TaskList
        {
            Id = ListId,
            Year = 2021,
            Number = "试〔2021〕1号",
            Title = "2021年试验清单",
            Issuer = "试验市安全生产委员会办公室",
            IssuerShort = "市安委办",
            OfficeUnit = "u0",
            IssuedOn = EffectiveFrom,
            EffectiveFrom = EffectiveFrom,
            ClosesOn = ClosesOn,
            Tasks =
            [
                .. Obligations.Select(o => new TaskItem(o.Task, "一", "(一)", $"{o.Task}.{o.Title}", o.Units, "12月31日前")),
                new(40, "五", "(十六)", "40.落实一次提醒、两次督办、三次约谈", "市安委办", "12月31日前"),
            ],
        };
        var office = new OfficeCard("试验市安全生产委员会办公室", "office@example.org", "李明", "0915-0000000");
        var catalogue = new YearCatalogue(list, Obligations, Policy, office, "0123456789ab");
        var head = new ListHead(ListId, "0123456789ab", "0123456789ab", "0123456789ab", StartOn, ClosesOn, Shadow: false, Rehearsal: false);
        return new ListInForce(
            head,
            catalogue,
            new UnitDirectory(Units, [new UnitGroup("all", "各单位", [.. Units.Select(u => u.Id)], Sample: true)]),
            new WorkCalendar(Holidays)
        )
        {
            AsksAcknowledgement = Acknowledges,
        };
    }

    /// <summary>As a failed property prints it.</summary>
    public override string ToString() =>
        string.Join(
            '\n',
            $"from {EffectiveFrom:O}, start {StartOn:O}, closes {ClosesOn:O}",
            $"days off and on: {string.Join(' ', Holidays.OrderBy(h => h.Date).Select(h => $"{(h.Kind == DayKind.Workday ? '+' : '-')}{h.Date:MM-dd}"))}",
            $"policy: {Policy}",
            string.Join(
                '\n',
                Units.Select(u => $"unit {u.Id}: liaison {u.Liaison?.Email ?? "-"}, supervisor {u.Supervisor?.Email ?? "-"}, up to {u.MaxRung}")
            ),
            string.Join(
                '\n',
                Obligations.Select(
                    (o, i) =>
                        $"duty {i} {o.Id}: {o.Recurrence}, {o.PerPeriod} a period, {o.PerYear} a year, "
                        + $"within {string.Join(',', o.Within.Select(w => w.PerYear))}, due {o.DueOn:O}, of {string.Join(',', o.AskedOf)}, {o.Opening}"
                )
            ),
            string.Join('\n', Answers),
            string.Join('\n', Acts),
            $"down: {string.Join(' ', Downtimes)}",
            $"mail refused: {string.Join(' ', Refusals)}; dead: {string.Join(' ', DeadAddresses)}"
        );
}
