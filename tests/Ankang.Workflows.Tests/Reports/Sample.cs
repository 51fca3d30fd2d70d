using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Tests.Reports;

/// <summary>A small list of 2021 made by hand: functions with defaults, then <c>with</c>.</summary>
internal static class Sample
{
    public const string ListId = "ankang-2021";

    public static readonly DateOnly YearEnd = new(2021, 12, 31);

    public static DateOnly Day(string monthAndDay) => DateOnly.Parse($"2021-{monthAndDay}");

    public static DateTimeOffset Nine(DateOnly day) => ChinaTime.At(day, new(9, 0));

    public static Obligation Duty(
        string id = "03-district-list",
        int task = 3,
        string shortName = "县区任务清单",
        Recurrence recurrence = Recurrence.Once,
        string due = "2021-12-31",
        FormKind form = FormKind.Once,
        string units = "各县区(开发区)安委会",
        string counter = "次",
        int? perPeriod = null,
        int? perYear = null,
        SubQuota? within = null,
        OpeningKind opening = OpeningKind.Period,
        string source = ""
    ) =>
        new()
        {
            Id = id,
            Task = task,
            Title = shortName,
            ShortName = shortName,
            Demand = shortName,
            Recurrence = recurrence,
            PerPeriod = perPeriod ?? (recurrence is Recurrence.Once or Recurrence.Continuous ? null : 1),
            PerYear = perYear,
            Within = within is null ? [] : [within],
            Counter = counter,
            Units = units,
            AskedOf = ["all"],
            DueOn = DateOnly.Parse(due),
            Source = source,
            Form = form,
            Opening = opening,
        };

    /// <summary>One short name a unit; ids are u0, u1, …</summary>
    public static UnitDirectory Units(params string[] names) =>
        new(
            [.. names.Select((n, i) => new ResponsibleUnit { Id = $"u{i}", Names = [new(n, n, DateOnly.MinValue)] })],
            [new("all", "全体", [.. names.Select((_, i) => $"u{i}")], true)]
        );

    /// <summary>Named units first, then 单位3, 单位4, … up to <paramref name="count"/>.</summary>
    public static UnitDirectory ManyUnits(int count, params string[] first) =>
        Units([.. first, .. Enumerable.Range(first.Length, count - first.Length).Select(i => $"单位{i}")]);

    public static YearCatalogue List(params Obligation[] duties) =>
        new(
            new()
            {
                Id = ListId,
                Year = 2021,
                Number = "安市安委办发〔2021〕3号",
                Title = "2021年安康市安全生产专项整治三年行动工作任务清单",
                Issuer = "安康市安全生产委员会办公室",
                IssuerShort = "市安委办",
                OfficeUnit = "office",
                IssuedOn = new(2021, 1, 18),
                EffectiveFrom = new(2021, 1, 18),
                ClosesOn = new(2022, 3, 31),
                Tasks =
                [
                    .. duties
                        .Select(d => d.Task)
                        .Distinct()
                        .Select(n => new TaskItem(
                            n,
                            "一、加强安全生产专项整治三年行动安排部署",
                            "(一)制定工作任务清单",
                            $"{n}.任务",
                            "市安委办",
                            "12月31日前"
                        )),
                ],
            },
            duties,
            new(),
            new("安康市安全生产委员会办公室", "office@example.org", "联系人", "0915-0000000"),
            "test"
        );

    public static DueItem Item(Obligation duty, string unit = "u0", Period? period = null, ItemKind? kind = null) =>
        Item(
            duty,
            unit,
            period ?? Period.Once(2021),
            kind
                ?? (
                    duty.Recurrence switch
                    {
                        Recurrence.Once => ItemKind.Once,
                        Recurrence.Continuous => ItemKind.Standing,
                        _ => ItemKind.Periodic,
                    }
                )
        );

    private static DueItem Item(Obligation duty, string unit, Period period, ItemKind kind)
    {
        DateOnly due = period.Last < duty.DueOn ? period.Last : duty.DueOn;
        bool quota = kind == ItemKind.Quota;
        return new()
        {
            Key = new(ListId, duty.Id, period.Id, unit),
            Kind = kind,
            DueOn = due,
            OriginalDueOn = due,
            PolicyVersion = "test",
            OpenedOn = period.First < new DateOnly(2021, 1, 18) ? new(2021, 1, 18) : period.First,
            Required = quota ? duty.PerYear : duty.PerPeriod,
            RequiredWithin = quota && duty.Within.Count > 0 ? duty.Within[0].PerYear : null,
        };
    }

    public static DueItem Quota(Obligation duty, string unit = "u0") => Item(duty, unit, Period.Year(2021), ItemKind.Quota);

    /// <summary>All periods of a rhythm for one unit, the first <paramref name="count"/>.</summary>
    public static DueItem[] Periods(Obligation duty, string unit = "u0", int count = 12) =>
        [.. Period.Of(duty.Recurrence, 2021).Take(count).Select(p => Item(duty, unit, p))];

    /// <summary>Done and reported in time: two days before it was due, with so many events.</summary>
    public static DueItem OnTime(this DueItem item, int count = 1, int within = 0) =>
        item.Closed(item.DueOn.AddDays(-2), item.DueOn.AddDays(-2), count, within);

    public static DueItem ReportedLate(this DueItem item) => item.Closed(item.DueOn.AddDays(-2), item.DueOn.AddDays(4));

    public static DueItem DoneLate(this DueItem item) => item.Closed(item.DueOn.AddDays(4), item.DueOn.AddDays(4));

    public static DueItem Closed(this DueItem item, DateOnly done, DateOnly reported, int count = 1, int within = 0) =>
        item.Reported(reported, count, within) with
        {
            State = ItemState.Completed,
            CompletedOn = done,
            ClosedAt = Nine(reported),
            ClosedBy = Actor.Of("本单位联络员"),
        };

    public static DueItem Reported(this DueItem item, DateOnly reported, int count = 1, int within = 0) =>
        item with
        {
            Reports = item.Reports.Add(new($"r{item.Reports.Length}", Nine(reported), reported, count, within)),
        };

    public static DueItem Waived(this DueItem item, DateOnly on) => item with { State = ItemState.Waived, ClosedAt = Nine(on) };

    public static DueItem NotApplicable(this DueItem item, DateOnly on) => item with { State = ItemState.NotApplicable, ClosedAt = Nine(on) };

    /// <summary>Reported in time, and before the office.</summary>
    public static DueItem InReview(this DueItem item) => item.OnTime() with { State = ItemState.InReview };

    public static DueItem Reminded(this DueItem item, string? on = null) =>
        item with
        {
            Reminder = new(Nine(on is null ? item.DueOn.AddDays(1) : DateOnly.Parse(on)), null),
        };

    public static DueItem Supervised(this DueItem item, string? on = null) =>
        item.Reminded() with
        {
            Supervision = new(Nine(on is null ? item.DueOn.AddDays(7) : DateOnly.Parse(on)), null),
        };
}
