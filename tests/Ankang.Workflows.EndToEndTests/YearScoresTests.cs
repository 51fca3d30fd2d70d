using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>考核 and 问责台账 of a simulated year (seed 1), three units of it recomputed by hand.</summary>
/// <remarks>
/// The policy is that of seeds/2021/assessment.yaml: 逾期办结 0.3, 未完成 1.5, 提醒 0.2, 督办 0.6, 约谈事项告知 1, from the third lapse of a
/// duty on 0.2 more; a task weighs 1, shared by those of its duties that are asked of the unit. Of task 14 three are asked of a county
/// (14a, 14b, 14c), so 14b weighs a third. Of tasks 8 and 13 one each is asked of a member.
/// </remarks>
public sealed class YearScoresTests
{
    [Fact]
    public async Task Simulate_WritesScoresAndStrikes_ThatAddUpByHand()
    {
        SimulatedYear year = await SimulatedYear.LookAsync();
        JsonNode scores = JsonNode.Parse(File.ReadAllText(year["scores.json"]))!;
        Assert.Equal("2022-03-31", scores["asOf"]!.GetValue<string>()); // the closing day, though the last mail left before
        Assert.Matches("^[0-9a-f]{64}$", scores["policy"]!.GetValue<string>());
        Assert.All(scores["units"]!.AsArray(), unit =>
        {
            Assert.Equal(["unit", "group", "base", "score", "rank", "of", "points"], unit!.AsObject().Select(p => p.Key));
            Assert.Equal(
                unit["score"]!.GetValue<decimal>(),
                unit["base"]!.GetValue<decimal>() + unit["points"]!.AsArray().Sum(p => p!["points"]!.GetValue<decimal>())
            );
            Assert.All(unit["points"]!.AsArray(), p => Assert.Equal(["item", "rule", "points", "why"], p!.AsObject().Select(f => f.Key)));
        });

        // 紫阳县: the articles of April came after the 提醒 of 05-06, done in time and reported late: 0.2 of a third, 0.07. Those of August
        // after the 督办 of 09-07: 0.6 of a third, 0.2. 100 − 0.07 − 0.2 = 99.73.
        AssertUnit(scores, "ziyang", 99.73m, "reminder -0.07", "supervision -0.2");
        // 市气象局: the articles of March and the study of May came late after their 提醒, 0.3 each, as being late costs more than the 提醒;
        // the articles of October after the 督办 of 11-05, 0.6. 100 − 0.3 − 0.3 − 0.6 = 98.8.
        AssertUnit(scores, "qixiang", 98.8m, "doneLate -0.3", "doneLate -0.3", "supervision -0.6");
        // 恒口: the articles of January after the 提醒, 0.07; the meeting late, 0.3; the articles of September never came, 1.5 of a third,
        // 0.5, graver than the 约谈 of 10-27; those of October late after the 督办, 0.2, and the third lapse of the duty, 0.07; so the year's
        // quota was missed, 0.5, and is the fourth lapse, 0.07. 100 − 0.07 − 0.3 − 0.5 − 0.2 − 0.07 − 0.5 − 0.07 = 98.29.
        AssertUnit(
            scores,
            "hengkou",
            98.29m,
            "reminder -0.07",
            "doneLate -0.3",
            "notDone -0.5",
            "supervision -0.2",
            "repeated -0.07",
            "notDone -0.5",
            "repeated -0.07"
        );
        Assert.Equal((1, 13), (Unit(scores, "ziyang")["rank"]!.GetValue<int>(), Unit(scores, "ziyang")["of"]!.GetValue<int>()));

        // The ledger by occasion says what the mails say that left: one mail a unit, rung and day.
        JsonArray strikes = JsonNode.Parse(File.ReadAllText(year["strikes.json"]))!.AsArray();
        string[] mails = [.. Directory.GetFiles(year["mails"], "*.eml").Select(Path.GetFileName)!];
        foreach (string unit in new[] { "ziyang", "qixiang", "hengkou" })
        {
            JsonNode ledger = strikes.Single(s => s!["unit"]!.GetValue<string>() == unit)!;
            string[] told =
            [
                .. mails
                    .Select(m => m.Split('.'))
                    .Where(m => m[2] == unit && (m[3] == "reminder" || m[3] == "supervision"))
                    .Select(m => $"{m[0][..8]} {m[3]}")
                    .Order(StringComparer.Ordinal),
            ];
            Assert.NotEmpty(told);
            Assert.Equal(
                told,
                ledger["days"]!
                    .AsArray()
                    .Where(d => d!["rung"]!.GetValue<string>() != "interview")
                    .Select(d => $"{d!["day"]!.GetValue<string>().Replace("-", "", StringComparison.Ordinal)} {d["rung"]!.GetValue<string>()}")
            );
        }

        Spreadsheets.AssertOpens(year["scores.xlsx"], "紫阳县安委会", "99.73", "考核办法");
    }

    private static void AssertUnit(JsonNode scores, string unit, decimal score, params string[] points)
    {
        JsonNode of = Unit(scores, unit);
        Assert.Equal(points, of["points"]!.AsArray().Select(p => $"{p!["rule"]!.GetValue<string>()} {p["points"]!.GetValue<decimal>():0.##}"));
        Assert.Equal(score, of["score"]!.GetValue<decimal>());
    }

    private static JsonNode Unit(JsonNode scores, string unit) => scores["units"]!.AsArray().Single(u => u!["unit"]!.GetValue<string>() == unit)!;
}
