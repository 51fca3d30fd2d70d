using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Tests.Support;

/// <summary>Days on which something does not serve: from 00:00 of the first until <paramref name="Back"/> o'clock of the day after the last.</summary>
internal sealed record PropertyGap(DateOnly First, int Days, TimeOnly Back)
{
    public DateTimeOffset Until => ChinaTime.At(First.AddDays(Days), Back);

    public bool Holds(DateTimeOffset moment) => moment >= ChinaTime.StartOf(First) && moment < Until;

    public override string ToString() => $"{First:MM-dd}..{First.AddDays(Days):MM-dd}T{Back:HH\\:mm}";
}
