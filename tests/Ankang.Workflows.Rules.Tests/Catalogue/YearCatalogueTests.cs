using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Catalogue;

/// <summary>A published list as it was read, and its duties.</summary>
public sealed class YearCatalogueTests
{
    [Fact]
    public void Duties_AreFoundByTheirIds_InPublishedOrder()
    {
        LadderPolicy own = new() { ReminderDay = 3 };
        YearCatalogue catalogue = A.Catalogue("v1", A.Duty("01-a"), A.Duty("02-b", policy: own));
        Assert.Equal("02-b", catalogue["02-b"].Id);
        Assert.Null(catalogue.Find("03-c"));
        Assert.Equal([0, 1, int.MaxValue], new[] { "01-a", "02-b", "03-c" }.Select(catalogue.OrderOf));
        Assert.Equal([catalogue.Policy, own], catalogue.Obligations.Select(catalogue.PolicyOf));
        Assert.Contains(
            "List 'town-2021' has no obligation '03-c'",
            Assert.Throws<KeyNotFoundException>(() => catalogue["03-c"]).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TaskOf_IsTheRowThatTheDutyWasReadFrom()
    {
        YearCatalogue empty = A.Catalogue("v1");
        TaskList list = empty.List with { Tasks = [Task(1), Task(2)] };
        YearCatalogue catalogue = new(list, [], empty.Policy, empty.Office, "v1");
        Assert.Equal(2, catalogue.TaskOf(A.Duty() with { Task = 2 }).Number);
        Assert.Throws<InvalidOperationException>(() => catalogue.TaskOf(A.Duty() with { Task = 3 }));

        static TaskItem Task(int number) => new(number, "一、", "(一)", $"{number}.任务", "市安委办", "12月31日前");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("会议通知", true)]
    [InlineData("常委会议题清单（会议纪要请勿上传）", false)] // minutes of standing bodies are never asked for
    public void TakesFiles_UnlessTheEvidenceSaysOtherwise(string? evidence, bool takes) =>
        Assert.Equal(takes, (A.Duty() with { Evidence = evidence }).TakesFiles);

    [Fact]
    public void Counter_Is次_UnlessTheListSaysAnother() => Assert.Equal("次", A.Duty().Counter);

    [Theory]
    [InlineData("", Recurrence.Monthly, 7, false)]
    [InlineData("（7月、8月除外）", Recurrence.Monthly, 7, true)]
    [InlineData("（7月、8月除外）", Recurrence.Monthly, 9, false)]
    [InlineData("（7月、8月除外）", Recurrence.Bimonthly, 4, true)] // July and August
    [InlineData("（8月、9月除外）", Recurrence.Bimonthly, 4, false)] // July is asked for
    [InlineData("（8月、9月除外）", Recurrence.Bimonthly, 5, false)] // and October
    [InlineData("（7月、9月除外）", Recurrence.Quarterly, 3, false)] // August
    public void Excepts_APeriodThatLiesInExceptedMonthsAlone(string excepted, Recurrence recurrence, int number, bool excepts)
    {
        Obligation duty = A.Duty() with { ExceptMonths = [.. excepted.Where(char.IsAsciiDigit).Select(digit => digit - '0')] };
        Assert.Equal((excepted, excepts), (duty.Excepted, duty.Excepts(Period.Of(recurrence, 2021)[number - 1])));
    }

    [Fact]
    public void Office_HasTheDomainOfItsAddress() => Assert.Equal("example.org", A.Catalogue("v1").Office.Domain);
}
