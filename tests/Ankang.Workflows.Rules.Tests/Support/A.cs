using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Rules.Steps;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Support;

/// <summary>A small list of 2021, its units and items: functions with defaults, then <c>with</c>.</summary>
internal static class A
{
    public const string ListId = "town-2021";
    public const string Unit = "hanbin";

    public static readonly DateOnly Issued = new(2021, 1, 18);

    /// <summary>A monthly duty, unless told otherwise.</summary>
    public static Obligation Duty(
        string id = "01-inspection",
        Recurrence recurrence = Recurrence.Monthly,
        int? perPeriod = 1,
        int? perYear = null,
        string due = "2021-12-31",
        string[]? askedOf = null,
        LadderPolicy? policy = null
    ) =>
        new()
        {
            Id = id,
            Task = 1,
            Title = id,
            ShortName = id,
            Demand = id,
            Recurrence = recurrence,
            PerPeriod = perPeriod,
            PerYear = perYear,
            Units = "各县区安委会",
            AskedOf = askedOf ?? [Unit],
            DueOn = Civil.Day(due),
            Source = id,
            Form = FormKind.Inspection,
            Policy = policy,
        };

    public static ResponsibleUnit UnitOf(string id = Unit, Rung maxRung = Rung.Interview, UnitReplacement? replaced = null) =>
        new()
        {
            Id = id,
            Names = [new UnitName(id, id, DateOnly.MinValue)],
            Contacts =
            [
                new UnitContact(ContactRole.Liaison, new Contact(null, $"{id}@example.org")),
                new UnitContact(ContactRole.Supervisor, new Contact(null, $"{id}.supervisor@example.org")),
            ],
            MaxRung = maxRung,
            Replaced = replaced,
        };

    public static YearCatalogue Catalogue(string version, params Obligation[] duties) =>
        new(
            new TaskList
            {
                Id = ListId,
                Year = 2021,
                Number = "1号",
                Title = "清单",
                Issuer = "市安委办",
                IssuerShort = "市安委办",
                OfficeUnit = "office",
                IssuedOn = Issued,
                EffectiveFrom = Issued,
                ClosesOn = new DateOnly(2022, 3, 31),
                Tasks = [],
            },
            duties,
            new LadderPolicy(),
            new OfficeCard("市安委办", "office@example.org", "值班", "0915"),
            version
        );

    public static ListHead Head { get; } =
        new(ListId, "v1", "calendar", "directory", Issued, new DateOnly(2022, 3, 31), Shadow: false, Rehearsal: false);

    /// <summary>The list with one monthly duty of one unit.</summary>
    public static ListInForce List(ListHead? head = null, Obligation? duty = null, params ResponsibleUnit[] units) =>
        new ListInForce(
            head ?? Head,
            Catalogue("v1", duty ?? Duty()),
            new UnitDirectory(units.Length > 0 ? units : [UnitOf()], []),
            Seeds.Calendar
        ).Told("2021-01-18");

    /// <summary>The list with every unit told of every duty on a day.</summary>
    public static ListInForce Told(this ListInForce list, string on) =>
        list.With(
            new ToldBook(
                list.Directory.Units.Select(u => new Telling(
                    u.Id,
                    "briefing",
                    TellingKind.Mail,
                    Civil.At($"{on} 09:00"),
                    [.. list.Plans.Select(p => Telling.DutyOf(p.Ref)).Distinct()]
                )
                {
                    Reached = true,
                }),
                mailsReach: true
            )
        );

    /// <summary>The list after a change: another catalogue from <paramref name="since"/> on.</summary>
    public static ListInForce Changed(string since, Obligation? before, Obligation? after, bool policyForOpen = false, params ResponsibleUnit[] units)
    {
        DateOnly day = Civil.Day(since);
        return new ListInForce(
            Head with
            {
                CatalogueVersion = "v2",
                Changes = 1,
            },
            [
                new ListEdition(0, Catalogue("v1", before is null ? [] : [before]), Issued, "", false),
                new ListEdition(1, Catalogue("v2", after is null ? [] : [after]), day, "调整", policyForOpen),
            ],
            new UnitDirectory(units.Length > 0 ? units : [UnitOf()], []),
            Seeds.Calendar
        ).Told("2021-01-18");
    }

    /// <summary>The unit's item of March, due 03-31; its courtesy reminder has left.</summary>
    public static DueItem March { get; } =
        new()
        {
            Key = new DueItemKey(ListId, "01-inspection", "2021-03", Unit),
            Kind = ItemKind.Periodic,
            OpenedOn = new DateOnly(2021, 3, 1),
            DueOn = new DateOnly(2021, 3, 31),
            OriginalDueOn = new DateOnly(2021, 3, 31),
            Required = 1,
            PolicyVersion = "v1",
            CourtesyAt = Civil.At("2021-03-24 09:00"),
        };

    public static DueItem Reminded { get; } = March with { Reminder = Accepted("2021-04-01", "2021-04-07") };

    public static DueItem Supervised { get; } = Reminded with { Supervision = Accepted("2021-04-08", "2021-04-21") };

    public static AcceptedRung Accepted(string on, string? replyBy) => new(Civil.At($"{on} 09:00"), replyBy is null ? null : Civil.Day(replyBy));

    public static PendingNotice Notice(string code, int cycle = 1, string? refusedFor = null) =>
        new(Unit, cycle, new NoticeTag(code), Civil.At("2021-03-24 00:00"), refusedFor);

    public static Report Report(string at, string? done = null, int count = 1, int within = 0, string? voidAt = null) =>
        new($"r-{at}", Civil.At(at), Civil.Day(done ?? at[..10]), count, within, voidAt is null ? null : Civil.At(voidAt));

    public static DueItem ClosedAt(this DueItem item, string at, string? done = null) =>
        item with
        {
            State = ItemState.Completed,
            ClosedAt = Civil.At(at),
            CompletedOn = Civil.Day(done ?? at[..10]),
            ClosedBy = Actor.Of("联络员"),
            Reports = [Report(at, done)],
        };

    public static PeriodState Period(DueItem item, params PendingNotice[] notices) =>
        new(new Dictionary<string, DueItem> { [item.Key.Unit] = item }, notices);

    public static PeriodPlan PlanOf(ListInForce list, DueItem item) => list.PlanOf(PeriodRef.Of(item.Key));
}
