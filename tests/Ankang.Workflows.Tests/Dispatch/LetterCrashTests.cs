using Ankang.Workflows.Answers;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

/// <summary>The process dies within 呈批, 签批 or a decision on 约谈, and nobody sends the request again: what stands is finished by the audit.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class LetterCrashTests
{
    private const string Articles = "14b-county-articles";
    private const int MostCommits = 3;

    [Fact]
    public async Task WhatACrashLeftOutOfAHistory_IsLeftByALook_AndWrittenByTheAudit_Once()
    {
        // A Friday, so that it is no Monday's audit that writes it.
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-23 10:00");
        int unfinished = 0;
        foreach ((string unit, FaultPlan plan) in Plans())
        {
            DueItemKey[] items = [new(city.Id, Articles, "2021-03", unit)];
            LetterMatter matter = await city.Parts.Letters.MatterAsync(city.List, LetterKind.Supervision, unit, items, default);
            OfficialLetter letter = (
                await city.Parts.Letters.DraftAsync(city.List, LetterKind.Supervision, unit, matter, InterviewTerms.Open, default)
            )!;
            await DieAsync(city, plan, () => SubmitAsync(city, unit, items, letter));
            await LookAndAuditAsync(city, unit, "督办通知单呈批", l => l.Opinion is null);

            await DieAsync(city, FaultPlan.Never, () => SubmitAsync(city, unit, items, letter));
            SubmittedLetter one = Assert.Single(await city.Parts.LetterSignatures.AllAsync(city.Id, default), l => l.Unit == unit);
            await DieAsync(city, plan, () => SignAsync(city, one.Number));
            await LookAndAuditAsync(city, unit, "领导签批督办通知单：同意", l => l.Opinion is not null);
        }

        Assert.True(unfinished > 2);

        async Task LookAndAuditAsync(City c, string unit, string line, Func<SubmittedLetter, bool> stands)
        {
            SubmittedLetter? found = (await c.Parts.LetterSignatures.AllAsync(c.Id, default)).SingleOrDefault(l => l.Unit == unit && stands(l));
            unfinished += found is { Noted: false } ? 1 : 0;
            await c.Parts.Audit.RunAsync(c.Id, default);
            IReadOnlyList<string> history = await c.HistoryAsync(Articles, "2021-03", unit);
            Assert.Equal(found is null ? 0 : 1, history.Count(l => l.EndsWith(line, StringComparison.Ordinal)));
            Assert.True(found is null || (await c.Parts.LetterSignatures.FindAsync(c.Id, found.Number, default))!.Noted);
        }
    }

    [Fact]
    public async Task DecisionThatACrashLeftOutOfAHistory_IsLeftByALook_AndWrittenByTheAudit()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-23 10:00");
        var request = new InterviewRequest(city.Id, "hanbin", "d1", Actor.Of("主任"), InterviewDecision.Drop, "已当面说明");
        await DieAsync(city, new FaultPlan(0, FaultKind.CrashAfter, CommitsOnly: true), () => city.Parts.Interviews.DecideAsync(request, default));

        Assert.False(Assert.Single(await city.Parts.Interviews.CasesAsync(city.Id, default)).Noted);
        await city.Parts.Interviews.ProposalsAsync(city.Id, default);
        Assert.DoesNotContain(await city.HistoryAsync(Articles, "2021-03", "hanbin"), IsDecision);
        await city.Parts.Audit.RunAsync(city.Id, default);
        Assert.Single(await city.HistoryAsync(Articles, "2021-03", "hanbin"), IsDecision);

        static bool IsDecision(string line) => line.Contains("研究决定不约谈：已当面说明", StringComparison.Ordinal);
    }

    private static IEnumerable<(string Unit, FaultPlan Plan)> Plans()
    {
        string[] counties = [.. Seeds.Directory.Groups.First(g => g.Id == "counties").Members];
        return FaultPlan.EveryCrash(MostCommits, commitsOnly: true).Take(counties.Length).Select((plan, i) => (counties[i], plan));
    }

    private static Task<Result<SubmittedLetter>> SubmitAsync(City city, string unit, DueItemKey[] items, OfficialLetter letter) =>
        city.Parts.LetterSignatures.SubmitAsync(city.Id, unit, "某单位", items, letter, $"l-{unit}", Actor.Of("市安委办"), default);

    private static Task<Result<SubmittedLetter>> SignAsync(City city, int number) =>
        city.Parts.LetterSignatures.SignAsync(city.Id, number, true, "", $"s-{number}", Actor.Of("主任"), default);

    private static async Task DieAsync<T>(City city, FaultPlan plan, Func<Task<T>> act)
    {
        city.Restart(plan);
        try
        {
            await act();
        }
        catch (SimulatedCrashException)
        {
            // The next process knows nothing of it.
        }

        city.Restart();
    }
}
