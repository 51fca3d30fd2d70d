using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Assessment;

/// <summary>Scores and strike ledger as JSON, for programs.</summary>
public static class AssessmentJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary><c>{"asOf", "policy", "units": [{"unit", "group", "base", "score", "rank", "of", "points": [{"item", "rule", "points", "why"}]}]}</c></summary>
    public static string Scores(Assessed assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return JsonSerializer.Serialize(
            new
            {
                AsOf = assessed.CutOff.Day,
                Policy = assessed.Digest,
                Units = assessed.Scores.Select(s => new
                {
                    s.Unit,
                    s.Group,
                    AssessmentPolicy.Base,
                    s.Score,
                    s.Rank,
                    s.Of,
                    Points = s.Points.Select(p => new
                    {
                        Item = p.Item?.ToString(),
                        p.Rule,
                        p.Points,
                        Why = ScoreWords.Why(assessed.List, assessed.Policy, p),
                    }),
                }),
            },
            Json
        );
    }

    /// <summary><c>[{"unit", "reminders", "supervisions", "interviews", "days": [{"day", "rung", "items"}]}]</c>; what was taken back is left out.</summary>
    public static string Strikes(Assessed assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return JsonSerializer.Serialize(
            assessed.Strikes.Select(u => new
            {
                u.Unit,
                u.Reminders,
                u.Supervisions,
                u.Interviews,
                Days = u.Days.Select(d => new
                {
                    d.Day,
                    Rung = d.Rung.ToString().ToLowerInvariant(),
                    Items = d.Items.Select(i => i.Item.ToString()),
                }),
            }),
            Json
        );
    }
}
