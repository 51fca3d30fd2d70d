using System.Reflection;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Publication;

/// <summary>A change shows all that it changes: whichever field of a list is another, its preview says so.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class DifferencesTests
{
    // An id names its thing, and a list's year is refused another.
    private static readonly string[] Names = ["TaskList.Id", "TaskList.Year", "TaskItem.Number", "Obligation.Id"];
    private static readonly ListInForce List = TestLists.Whole();

    public static TheoryData<string> Fields =>
        [
            .. new[] { typeof(Obligation), typeof(TaskList), typeof(TaskItem), typeof(LadderPolicy), typeof(OfficeCard) }
                .SelectMany(type => type.GetProperties().Where(p => p.CanWrite).Select(p => $"{type.Name}.{p.Name}"))
                .Where(f => !Names.Contains(f) && f != "TaskList.Tasks"),
        ];

    [Theory]
    [MemberData(nameof(Fields))]
    public void AChangeOfAnyField_IsSaid(string field)
    {
        string name = field.Split('.')[1];
        YearCatalogue was = List.Catalogue;
        Obligation duty = was.Obligations[1];
        (TaskList list, Obligation obligation, LadderPolicy policy, OfficeCard office) = field.Split('.')[0] switch
        {
            nameof(Obligation) => (was.List, Changed(duty, name), was.Policy, was.Office),
            nameof(TaskList) => (Changed(was.List, name), duty, was.Policy, was.Office),
            nameof(TaskItem) => (
                was.List with
                {
                    Tasks = [Changed(was.List.Tasks[0], name), .. was.List.Tasks.Skip(1)],
                },
                duty,
                was.Policy,
                was.Office
            ),
            nameof(LadderPolicy) => (was.List, duty, Changed(was.Policy, name), was.Office),
            _ => (was.List, duty, was.Policy, Changed(was.Office, name)),
        };
        var catalogue = new YearCatalogue(list, [was.Obligations[0], obligation, .. was.Obligations.Skip(2)], policy, office, "other");
        ChangePreview preview = Preview(new ListInForce(List.Head, catalogue, List.Directory, List.Calendar));
        IReadOnlyList<FieldDifference> said = [.. preview.List, .. preview.Obligations.SelectMany(o => o.Fields)];
        Assert.NotEmpty(said);
        Assert.All(said, d => Assert.DoesNotMatch("[A-Za-z]{4,}(?!@|\\.|[A-Za-z])", d.What));
    }

    [Theory]
    [InlineData(nameof(ResponsibleUnit.Names))]
    [InlineData(nameof(ResponsibleUnit.Salutation))]
    [InlineData(nameof(ResponsibleUnit.Contacts))]
    [InlineData(nameof(ResponsibleUnit.MaxRung))]
    [InlineData(nameof(ResponsibleUnit.SeatedIn))]
    [InlineData(nameof(ResponsibleUnit.Replaced))]
    [InlineData(nameof(ResponsibleUnit.Sample))]
    [InlineData(nameof(ResponsibleUnit.SignOff))]
    public void AChangeOfAUnit_IsSaid(string name)
    {
        ResponsibleUnit unit = List.Directory["hanbin"];
        ResponsibleUnit other = name switch
        {
            nameof(ResponsibleUnit.Names) => unit with { Names = [.. unit.Names, new UnitName("新名", "新名", new DateOnly(2021, 6, 1))] },
            nameof(ResponsibleUnit.Contacts) => unit with { Contacts = unit.Contacts.With(ContactRole.Principal, new Contact("王五", "w@city.cn")) },
            nameof(ResponsibleUnit.MaxRung) => unit with { MaxRung = Rung.Reminder },
            nameof(ResponsibleUnit.SeatedIn) => unit with { SeatedIn = "hanyin" },
            nameof(ResponsibleUnit.Replaced) => unit with { Replaced = new UnitReplacement(["hanyin"], new DateOnly(2021, 6, 1)) },
            _ => Changed(unit, name),
        };
        UnitDifference said = Assert.Single(Preview(List.Edited(u => u.Id == unit.Id ? other : u)).Units);
        Assert.NotEmpty(said.Fields);
    }

    [Fact]
    public void ADayOfTheCalendar_IsSaid_WithoutADigest()
    {
        var days = List.Calendar.Days.Where(d => d.Date.Year == 2021).Skip(1).ToArray();
        FieldDifference said = Assert.Single(
            Preview(new ListInForce(List.Head, List.Catalogue, List.Directory, List.Calendar.With(2021, days))).List
        );
        Assert.Equal("节假日安排", said.What);
        Assert.StartsWith("2021年放假1.1、1.2", said.Before, StringComparison.Ordinal);
        Assert.DoesNotContain(List.Calendar.Version, said.ToString(), StringComparison.Ordinal);
    }

    private static ChangePreview Preview(ListInForce after) =>
        ChangePreview.Of(List, after, new Dictionary<Rules.DueItems.PeriodRef, Workflows.DueItems.PeriodWork>(), Civil.At("2021-01-17 10:00"));

    // A copy in which one property says something else.
    private static T Changed<T>(T of, string name)
        where T : class
    {
        var copy = (T)typeof(T).GetMethod("<Clone>$")!.Invoke(of, null)!;
        PropertyInfo property = typeof(T).GetProperty(name)!;
        property.SetValue(copy, Other(property.PropertyType, property.GetValue(of)));
        return copy;
    }

    private static object Other(Type type, object? value) =>
        value switch
        {
            string text => text + "改",
            bool yes => !yes,
            int number => number + 1,
            DateOnly day => day.AddDays(1),
            Enum one => Enum.GetValues(type).Cast<object>().First(e => !e.Equals(one)),
            IReadOnlyList<SubQuota> => new[] { new SubQuota("省级媒体", 2) },
            IReadOnlyList<string> => new[] { "hanyin" },
            IReadOnlyList<int> => new[] { 8 },
            _ when type == typeof(int?) => 3,
            _ when type == typeof(string) => "文号",
            _ when type == typeof(LadderPolicy) => new LadderPolicy { ReminderDay = 4 },
            _ when type == typeof(DayWithin) => DayWithin.OfNextMonth(5),
            _ => throw new NotSupportedException($"No other {type.Name}."),
        };
}
