using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;
using Ankang.Workflows.Standalone.Hosting;
using BenchmarkDotNet.Attributes;

namespace Ankang.Workflows.Benchmarks;

/// <summary>One decision of the ladder; a turn of a period of 60 units takes some 120.</summary>
[MemoryDiagnoser]
public class LadderBenchmark
{
    private static readonly DateOnly Due = new(2021, 3, 31);
    private readonly LadderTerms _terms = new(new LadderPolicy(), HolidayFile.Load(Seeds.Holidays), Rung.Interview, new DateOnly(2022, 3, 31), 2021)
    {
        ToldOn = new DateOnly(2021, 1, 18),
    };

    private readonly DueItem _item = new()
    {
        Key = new DueItemKey("ankang-2021", "14b-news", "2021-03", "hanbin"),
        Kind = ItemKind.Periodic,
        OpenedOn = new DateOnly(2021, 3, 1),
        DueOn = Due,
        OriginalDueOn = Due,
        PolicyVersion = "0",
        Reminder = new AcceptedRung(ChinaTime.At(new DateOnly(2021, 4, 1), new TimeOnly(9, 0)), new DateOnly(2021, 4, 7)),
    };

    [Benchmark]
    public Decision Next() => Ladder.Next(_item, [], _terms, new DateOnly(2021, 4, 2));
}
