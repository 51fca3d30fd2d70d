using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Properties;

/// <summary>Changes in mid-year, any of them, in any order, with a process that dies at any call of the store.</summary>
[Trait(Tier.Name, Tier.Property)]
public sealed class ChangeProperties
{
    private static readonly string[] Units = ["hanbin", "hanyin", "shiquan"];
    private static readonly string[] Duties = ["01-inspection", "02-plan", "03-articles", "04-meeting"];

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<Change> Changes =
        from day in Gen.Int[20, 200]
        from deadline in OneOf<string?>(null, "2021-02-26", "2021-03-19", "2021-05-14", "2021-09-30")
        from number in OneOf(2, 1, 3)
        from quarterly in Gen.Bool
        from withdrawn in Gen.Bool
        from asked in OneOf("[hanyin]", "[hanbin]", "[hanbin, hanyin]", "[counties]")
        from members in OneOf("[hanbin, hanyin]", "[hanyin, shiquan]", "[hanbin]")
        from replaced in OneOf<string?>(null, null, "[shiquan]", "[hanbin]", "[shiquan, hanbin]", "[]")
        from ahead in OneOf(-10, 0, 20)
        from reminderDay in OneOf(1, 1, 3)
        from forOpen in Gen.Bool
        select new Change(day, deadline, number, quarterly, withdrawn, asked, members, replaced, ahead, reminderDay, forOpen);

    private static readonly Gen<Answer> Answers = Gen.Select(Gen.Int[5, 220], OneOf(Duties), OneOf(Units), Gen.Int[1, 2], (day, duty, unit, count) =>
        new Answer(day, duty, unit, count)
    );

    [Fact]
    public void AChange_EndsTheSame_WhereverItWasCutOff() =>
        Gen.Select(Changes.Array[1, 2], Answers.Array[0, 12], Gen.Double[0, 0.999], Gen.Bool, Gen.Enum<Recovery>())
            .Holds(
                (changes, answers, at, after, recovery) =>
                {
                    Run whole = RunAsync(changes, answers, null, Recovery.Retried).GetAwaiter().GetResult();
                    FaultKind kind = after ? FaultKind.CrashAfter : FaultKind.CrashBefore;
                    Run crashed = RunAsync(changes, answers, new FaultPlan((int)(at * whole.Calls), kind), recovery).GetAwaiter().GetResult();
                    Assert.Equal(whole.Items, crashed.Items);
                    Assert.Equal(whole.Told, crashed.Told);
                },
                cases: 30
            );

    private static async Task<Run> RunAsync(Change[] changes, Answer[] answers, FaultPlan? fault, Recovery recovery)
    {
        Township township = Township.Of(2021);
        using City city = await City.PublishAsync(township.Folder, "2021-01-04", shadow: false);
        int calls = 0;
        foreach (
            object happening in changes.Cast<object>().Concat(answers).OrderBy(h => h is Change c ? c.Day : ((Answer)h).Day).ThenBy(h => h is Change)
        )
        {
            if (happening is Answer answer)
            {
                await city.RunToAsync($"{On(answer.Day):yyyy-MM-dd} 09:30");
                await AnswerAsync(city, answer);
                continue;
            }

            var change = (Change)happening;
            await city.RunToAsync($"{On(change.Day):yyyy-MM-dd} 10:00");
            Dictionary<string, DueItem> closed = (await city.ItemsAsync()).Where(i => !i.IsOpen && !i.Withdrawn).ToDictionary(i => i.Key.ToString());
            FaultyStore store = city.Restart(fault ?? FaultPlan.Never);
            try
            {
                await city.ChangeAsync(change.Of(township), "核实后更正", change.ForOpen);
            }
            catch (SimulatedCrashException)
            {
                await RecoverAsync(city, change.Of(township), change.ForOpen, recovery);
            }

            if (calls == 0)
                calls = store.Calls;
            fault = null;
            city.Restart();
            foreach (DueItem item in (await city.ItemsAsync()).Where(i => closed.ContainsKey(i.Key.ToString())))
                Assert.Equal(
                    ItemRows.ToColumns(closed[item.Key.ToString()], null).OrderBy(c => c.Key),
                    ItemRows.ToColumns(item, null).OrderBy(c => c.Key)
                );
        }

        await city.RunToAsync("2021-09-20");
        AssertLaws(city, await city.ItemsAsync());
        return new Run(
            calls,
            await WordsAsync(city),
            [.. city.Mail.Accepted.Select(m => $"{m.Mail.MessageId} {m.Mail.Subject}").Order(StringComparer.Ordinal)]
        );
    }

    // A change that was decided is finished by whoever finds it; one that was not is handed in again.
    private static async Task RecoverAsync(City city, Township township, bool forOpen, Recovery recovery)
    {
        city.Restart();
        ListInForce list = await city.Parts.Register.GetAsync(city.Id, default);
        if (recovery == Recovery.ByTheAudit && list.Head.Pending is not null)
            await city.Parts.Audit.RunAsync(city.Id, default);
        else if (recovery == Recovery.ByTheLoop && list.Head.Pending is not null)
            await city.Parts.Changes.CompleteAsync(city.Id, default);
        await city.ChangeAsync(township, "核实后更正", forOpen);
        Assert.Null((await city.Parts.Register.GetAsync(city.Id, default)).Head.Pending);
    }

    private static async Task AnswerAsync(City city, Answer answer)
    {
        DueItem? open = (await city.ItemsAsync()).FirstOrDefault(i =>
            i.Key.Obligation == answer.Duty
            && i.Key.Unit == answer.Unit
            && i is { IsOpen: true, Kind: not ItemKind.Quota }
            && i.OpenedOn <= On(answer.Day)
        );
        if (open is null)
            return;
        Result<ItemAnswer> result = await city.ConfirmAsync(
            answer.Duty,
            open.Key.Period,
            answer.Unit,
            $"{On(answer.Day):yyyy-MM-dd}",
            answer.Count,
            request: $"{answer.Day}-{answer.Unit}"
        );
        Assert.IsType<ReportRecorded>(result);
    }

    private static void AssertLaws(City city, IReadOnlyList<DueItem> items)
    {
        Assert.Equal(items.Count, items.Select(i => i.Key).Distinct().Count());
        Assert.All(city.Mail.Accepted.GroupBy(m => m.Mail.MessageId), m => Assert.Single(m));
        foreach (DueItem item in items)
        {
            IReadOnlyList<HistoryEntry> history = city.Parts.Work.HistoryAsync(item.Key, default).GetAwaiter().GetResult();
            Assert.Equal(Enumerable.Range(1, item.HistoryCount), history.Select(h => h.Number));
            Assert.Equal(HistoryEvent.Opened, history[0].Event);
            Assert.Single(history, h => h.Event == HistoryEvent.Opened);
            foreach (
                HistoryEvent rung in new[]
                {
                    HistoryEvent.CourtesySent,
                    HistoryEvent.ReminderSent,
                    HistoryEvent.SupervisionSent,
                    HistoryEvent.InterviewSent,
                }
            )
                Assert.True(
                    history.Count(h => h.Event == rung) <= item.Cycle,
                    $"{item.Key}: {rung} {history.Count(h => h.Event == rung)} times in {item.Cycle} climbs."
                );
        }
    }

    private static async Task<IReadOnlyList<string>> WordsAsync(City city)
    {
        var words = new List<string>();
        foreach (DueItem item in (await city.ItemsAsync()).OrderBy(i => i.Key.ToString(), StringComparer.Ordinal))
        {
            string columns = string.Join(
                ' ',
                ItemRows
                    .ToColumns(item, null)
                    .Where(c => c.Key is not "change")
                    .OrderBy(c => c.Key, StringComparer.Ordinal)
                    .Select(c => $"{c.Key}={c.Value}")
            );
            words.Add($"{item.Key}: {columns} | {string.Join(" / ", await city.HistoryAsync(item.Key.Obligation, item.Key.Period, item.Key.Unit))}");
        }

        return words;
    }

    private static DateOnly On(int day) => new DateOnly(2021, 1, 1).AddDays(day);

    private enum Recovery
    {
        /// <summary>The person hands it in again.</summary>
        Retried,
        ByTheLoop,
        ByTheAudit,
    }

    private sealed record Answer(int Day, string Duty, string Unit, int Count);

    private sealed record Run(int Calls, IReadOnlyList<string> Items, IReadOnlyList<string> Told);

    private sealed record Change(
        int Day,
        string? Deadline,
        int Number,
        bool Quarterly,
        bool Withdrawn,
        string Asked,
        string Members,
        string? Replaced,
        int Ahead,
        int ReminderDay,
        bool ForOpen
    )
    {
        public Township Of(Township township)
        {
            if (Deadline is { } deadline)
            {
                DateOnly day = DateOnly.ParseExact(deadline, "yyyy-MM-dd");
                township = township.With("due: 2021-03-31", $"due: {deadline}").WithPublished("3月31日前", $"{ChineseDates.Short(day)}前");
            }

            township = township
                .With("perPeriod: 2", $"perPeriod: {Number}")
                .With("askedOf: [hanyin]", $"askedOf: {Asked}")
                .With("reminderDay: 1", $"reminderDay: {ReminderDay}")
                .WithUnits("members: [hanbin, hanyin]", $"members: {Members}");
            if (Quarterly)
                township = township.With(
                    "recurrence: monthly\n    perPeriod: 1\n    askedOf: [counties]",
                    "recurrence: quarterly\n    perPeriod: 1\n    askedOf: [counties]"
                );
            if (Replaced is { } by)
                township = township.WithUnits(
                    "    name: 汉阴县安委会\n",
                    $"    name: 汉阴县安委会\n    replaced: {{ by: {by}, from: {On(Day + Ahead):yyyy-MM-dd} }}\n"
                );
            return Withdrawn ? township.WithoutLast() : township;
        }
    }
}
