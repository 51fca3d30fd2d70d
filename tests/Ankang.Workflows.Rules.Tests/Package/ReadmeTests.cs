using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;

namespace Ankang.Workflows.Rules.Tests.Package;

/// <summary>The sample of the package's readme says what it says.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Sample_PrintsTheCourtesyReminder()
    {
        WorkCalendar calendar = new([]);
        DueItem item = new()
        {
            Key = new("town-2026", "01-inspection", "2026-03", "hanbin"),
            Kind = ItemKind.Periodic,
            PolicyVersion = "v1",
            OpenedOn = new(2026, 3, 1),
            DueOn = new(2026, 3, 31),
            OriginalDueOn = new(2026, 3, 31),
        };
        LadderTerms terms = new(new LadderPolicy(), calendar, Rung.Interview, ClosesOn: new(2027, 3, 31), Year: 2026, ToldOn: new(2026, 1, 12));
        Decision next = Ladder.Next(item, pending: [], terms, today: new(2026, 3, 10));
        Assert.Equal("0 on 2026-03-24", $"{next.Ahead} on {next.On:O}");
    }
}
