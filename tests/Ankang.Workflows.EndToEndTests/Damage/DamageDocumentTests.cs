using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>docs/damage.md tells what <see cref="DamageTests"/> hold, with the mails that leave at the slot.</summary>
public sealed class DamageDocumentTests(LivedFolder lived) : IClassFixture<LivedFolder>
{
    [Fact]
    public void TheTable_HasARowForEachKindOfRow_WithWhatLeaves()
    {
        IEnumerable<string> rows = DamageCases
            .All.GroupBy(d => (d.Kind, d.Harm, Left: lived.Mails.Count(m => !DamageCases.IsHarmed(d, m))))
            .Select(g => $"| `{g.Key.Kind}` | {string.Join(", ", g.Select(d => d.Way))} | {g.Key.Harm} | {g.Key.Left} of {lived.Mails.Count} |");
        string[] said = File.ReadAllLines(Path.Combine(Repository.Root(), "docs", "damage.md"));
        string[] missing = [.. rows.Except(said)];
        Assert.True(missing.Length == 0, $"docs/damage.md lacks:\n{string.Join('\n', missing)}");
    }
}
