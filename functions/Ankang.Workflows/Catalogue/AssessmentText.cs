using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>A policy of scores as <c>assessment.yaml</c> writes it, in one order and without comments, so that equal policies have equal texts.</summary>
public static class AssessmentText
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The rows of deductions by their keys, in the order in which they are written.</summary>
    public static IReadOnlyDictionary<string, AssessmentRow> Rows { get; } =
        Enum.GetValues<AssessmentRow>().ToDictionary(r => char.ToLowerInvariant(r.ToString()[0]) + r.ToString()[1..]);

    /// <summary>By which date an item is judged that was granted a later one.</summary>
    internal static IReadOnlyDictionary<string, bool> Extensions { get; } =
        new Dictionary<string, bool> { ["inForce"] = true, ["published"] = false };

    public static string Write(AssessmentPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var text = new StringBuilder("deductions:\n");
        foreach ((string key, AssessmentRow row) in Rows)
            text.Append(CultureInfo.InvariantCulture, $"  {key}: {Number(policy.PointsOf(row))}\n");
        return text.Append(CultureInfo.InvariantCulture, $"repeatedFrom: {policy.RepeatedFrom}\n")
            .Append(CultureInfo.InvariantCulture, $"extension: {Extensions.First(e => e.Value == policy.ByDateInForce).Key}\n")
            .Append(CultureInfo.InvariantCulture, $"helperShare: {Number(policy.HelperShare)}\n")
            .Append("caps:\n")
            .Append(CultureInfo.InvariantCulture, $"  item: {Number(policy.ItemCap)}\n")
            .Append(CultureInfo.InvariantCulture, $"  duty: {Number(policy.DutyCap)}\n")
            .Append(CultureInfo.InvariantCulture, $"  bonus: {Number(policy.BonusCap)}\n")
            .Append(WriteLists(policy))
            .ToString();
    }

    /// <summary>What of it is no number of its own: groups, weights, rows by hand, grades.</summary>
    public static string WriteLists(AssessmentPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var text = new StringBuilder();
        Section(text, "groups", policy.Groups.Select(g => $"{{ id: {g.Id}, name: {Quote(g.Name)}, of: [{string.Join(", ", g.Of)}] }}"));
        Section(
            text,
            "weights",
            policy
                .TaskWeights.Select(w => $"{{ task: {w.Key}, weight: {Number(w.Value)} }}")
                .Concat(policy.DutyWeights.Select(w => $"{{ duty: {w.Key}, weight: {Number(w.Value)} }}"))
        );
        Section(text, "bonuses", policy.Bonuses.Select(b => $"{{ id: {b.Id}, name: {Quote(b.Name)}, most: {Number(b.Most)} }}"));
        Section(text, "vetoes", policy.Vetoes.Select(v => $"{{ id: {v.Id}, name: {Quote(v.Name)} }}"));
        Section(text, "grades", policy.Grades.Select(g => $"{{ from: {Number(g.From)}, name: {Quote(g.Name)} }}"));
        return text.ToString();
    }

    /// <summary>SHA-256 of the policy in lower-case hex: of what it says, however it was written down.</summary>
    public static string Digest(AssessmentPolicy policy) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(policy))));

    /// <summary>The policy without what it says of tasks, duties, units and groups that a changed list no longer has.</summary>
    public static AssessmentPolicy Fitting(AssessmentPolicy policy, YearCatalogue catalogue, UnitDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(directory);
        return policy with
        {
            Groups = [.. policy.Groups.Select(g => g with { Of = [.. g.Of.Where(directory.Knows)] }).Where(g => g.Of.Count > 0)],
            TaskWeights = policy.TaskWeights.RemoveRange(policy.TaskWeights.Keys.Where(t => catalogue.Obligations.All(o => o.Task != t))),
            DutyWeights = policy.DutyWeights.RemoveRange(policy.DutyWeights.Keys.Where(d => catalogue.Find(d) is null)),
        };
    }

    private static void Section(StringBuilder text, string key, IEnumerable<string> entries)
    {
        string[] all = [.. entries];
        text.Append(key).Append(all.Length == 0 ? ": []\n" : ":\n");
        foreach (string entry in all)
            text.Append("  - ").Append(entry).Append('\n');
    }

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Quote(string text) => JsonSerializer.Serialize(text, Quoted);
}
