using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ankang.Workflows.Torture;

/// <summary>What a hunt saw: kinds of faults, how often each fell, in how many runs a law was broken with it.</summary>
internal sealed class Tally
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly Dictionary<FaultKind, (int Fell, int Runs, int Broken)> _kinds = FaultTraits.All.ToDictionary(k => k, _ => (0, 0, 0));
    private readonly Dictionary<OfficeActKind, int> _acts = Enum.GetValues<OfficeActKind>().ToDictionary(k => k, _ => 0);
    private readonly List<Outcome> _failed = [];
    private Repeats _repeats = Repeats.None;
    private int _runs;
    private int _mails;
    private long _calls;
    private int _lists;

    public IReadOnlyList<Outcome> Failed => _failed;

    public void Add(Outcome outcome)
    {
        _runs++;
        _mails += outcome.Mails;
        _calls += outcome.Calls;
        _lists += outcome.Plan.Lists;
        foreach (OfficeActKind act in outcome.Acts)
            _acts[act]++;
        _repeats += outcome.Repeats;
        if (outcome.Broken.Count > 0)
            _failed.Add(outcome);
        foreach (IGrouping<FaultKind, FaultKind> kind in outcome.Fell.GroupBy(k => k))
        {
            (int fell, int runs, int broken) = _kinds[kind.Key];
            _kinds[kind.Key] = (fell + kind.Count(), runs + 1, broken + (outcome.Broken.Count > 0 ? 1 : 0));
        }
    }

    public string ToTable()
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"{"fault", -18} {"fell", 8} {"in runs", 8} {"broken", 8}");
        foreach ((FaultKind kind, (int fell, int runs, int broken)) in _kinds)
            table.AppendLine(CultureInfo.InvariantCulture, $"{kind, -18} {fell, 8} {runs, 8} {broken, 8}");
        table.AppendLine(
            CultureInfo.InvariantCulture,
            $"acts that were answered as done: {string.Join(", ", _acts.Select(a => $"{a.Key} {a.Value}"))}"
        );
        table.AppendLine(
            CultureInfo.InvariantCulture,
            $"{_runs} runs, {_lists} lists, {_calls} calls, {_mails} mails, {_failed.Count} with a broken law; again under the same id {_repeats.SameId}, "
                + $"notices again under another {_repeats.OtherId}, mails of days undone by a backup {_repeats.Undone}"
        );
        return table.ToString();
    }

    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                runs = _runs,
                lists = _lists,
                calls = _calls,
                mails = _mails,
                acts = _acts.ToDictionary(a => a.Key.ToString(), a => a.Value),
                repeats = _repeats,
                faults = _kinds.ToDictionary(
                    k => k.Key.ToString(),
                    k => new
                    {
                        fell = k.Value.Fell,
                        runs = k.Value.Runs,
                        broken = k.Value.Broken,
                    }
                ),
                failed = _failed.Select(f => new { seed = f.Plan.Seed, broken = f.Broken }),
            },
            Json
        );
}
