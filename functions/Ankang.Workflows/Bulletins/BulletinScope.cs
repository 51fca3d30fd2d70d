using System.Text.Json.Serialization;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Bulletins;

/// <summary>What a bulletin (通报) speaks of: items by their published deadline, of some units and tasks or of all.</summary>
/// <param name="From">The first published deadline that counts; Asia/Shanghai, as all days here.</param>
/// <param name="To">The last one, itself inside.</param>
/// <param name="CutOff">截至: the state at 24:00 of this day is told.</param>
/// <param name="Groups">Ids of units or groups of units; empty for all.</param>
/// <param name="Tasks">Numbers of tasks; empty for all.</param>
public sealed record BulletinScope(DateOnly From, DateOnly To, DateOnly CutOff, IReadOnlyList<string> Groups, IReadOnlyList<int> Tasks)
{
    /// <summary>A whole month of all units and tasks, as it stood at its end.</summary>
    public static BulletinScope Month(int year, int month) => Whole(new DateOnly(year, month, 1), 1);

    /// <summary>2021年3月, 2021年第一季度, 2021年上半年, 2021年, or the days where it is none of these.</summary>
    [JsonIgnore]
    public string Name =>
        Months switch
        {
            1 => $"{From.Year}年{From.Month}月",
            3 when From.Month % 3 == 1 => $"{From.Year}年第{"一二三四"[From.Month / 3]}季度",
            6 when From.Month is 1 or 7 => $"{From.Year}年{(From.Month == 1 ? "上" : "下")}半年",
            12 when From.Month == 1 => $"{From.Year}年",
            _ when From == To => ChineseDates.Full(From),
            _ => $"{ChineseDates.Full(From)}至{(From.Year == To.Year ? ChineseDates.Short(To) : ChineseDates.Full(To))}",
        };

    /// <summary>All units and tasks of one calendar month.</summary>
    [JsonIgnore]
    public bool IsWholeMonth => Months == 1 && IsWhole;

    /// <summary>All units and tasks.</summary>
    [JsonIgnore]
    public bool IsWhole => Groups.Count == 0 && Tasks.Count == 0;

    /// <summary>The span that ends where this one begins, of the same length and matter; whole months follow whole months.</summary>
    [JsonIgnore]
    public BulletinScope Before
    {
        get
        {
            DateOnly to = From.AddDays(-1);
            DateOnly from = Months > 0 ? From.AddMonths(-Months) : From.AddDays(From.DayNumber - To.DayNumber - 1);
            return this with { From = from, To = to, CutOff = to };
        }
    }

    /// <summary>The span that begins where this one ends, likewise.</summary>
    [JsonIgnore]
    public (DateOnly From, DateOnly To) After =>
        Months > 0 ? (To.AddDays(1), To.AddDays(1).AddMonths(Months).AddDays(-1)) : (To.AddDays(1), To.AddDays(To.DayNumber - From.DayNumber + 1));

    // How many whole months it is; 0 where it begins or ends within one.
    private int Months =>
        From.Day == 1 && To.AddDays(1).Day == 1 && To >= From ? (To.AddDays(1).Year - From.Year) * 12 + To.AddDays(1).Month - From.Month : 0;

    /// <summary>Another bulletin speaks of the same units and tasks.</summary>
    public bool IsOfSameMatter(BulletinScope other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Groups.SequenceEqual(other.Groups) && Tasks.SequenceEqual(other.Tasks);
    }

    /// <summary>The items that it is about, whatever their deadline: asked of somebody, and of its units and tasks.</summary>
    public IEnumerable<DueItem> Of(ListInForce list, IEnumerable<DueItem> items)
    {
        ArgumentNullException.ThrowIfNull(list);
        HashSet<string>? units = Groups.Count == 0 ? null : [.. Groups.Where(list.Directory.Knows).SelectMany(g => MembersOf(list.Directory, g))];
        return items.Where(i =>
            i.Addressed
            && i.Key.List == list.Id
            && units?.Contains(i.Key.Unit) != false
            && (Tasks.Count == 0 || list.FindPlan(PeriodRef.Of(i.Key)) is { } plan && Tasks.Contains(plan.Obligation.Task))
        );
    }

    /// <summary>Its units as a title has them: 县区安委会; empty for all.</summary>
    public string UnitsIn(UnitDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return string.Join('、', Groups.Where(directory.Knows).Select(g => directory.NameOf(g, CutOff)));
    }

    private static IEnumerable<string> MembersOf(UnitDirectory directory, string id) =>
        directory.Groups.FirstOrDefault(g => g.Id == id) is { } group ? group.Members.Concat(group.Dated.Select(d => d.Unit)) : [id];

    private static BulletinScope Whole(DateOnly first, int months)
    {
        DateOnly last = first.AddMonths(months).AddDays(-1);
        return new(first, last, last, [], []);
    }
}
