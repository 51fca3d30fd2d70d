namespace Ankang.Workflows.Torture.SmallWorlds;

/// <summary>Whose turn it was, call by call: first as it is told, then each goes on until it is done.</summary>
internal sealed class Schedule(IReadOnlyList<int> told)
{
    private readonly List<Step> _steps = [];

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>How many turns were told; those after were not.</summary>
    public int Told => told.Count;

    /// <returns>The place of the one whose turn it is among those that wait.</returns>
    public int Choose(IReadOnlyList<int> waiting)
    {
        int before = _steps.Count == 0 ? -1 : _steps[^1].Host;
        bool goesOn = waiting.Contains(before);
        int host =
            _steps.Count < told.Count ? told[_steps.Count]
            : goesOn ? before
            : waiting.Min();
        _steps.Add(new Step(host, goesOn && host != before, goesOn, [.. waiting.Distinct().Where(h => h != host)]));
        return waiting.ToList().IndexOf(host);
    }

    public override string ToString() =>
        string.Join(
            ", ",
            _steps.Select((s, i) => (s.Host, i)).Where(s => s.i == 0 || _steps[s.i - 1].Host != s.Host).Select(s => $"{s.Host} at {s.i}")
        );

    /// <summary>One turn.</summary>
    /// <param name="Host">Whose it was.</param>
    /// <param name="Interrupts">Another could have gone on.</param>
    /// <param name="CouldGoOn">Whoever had the turn before waits for the next.</param>
    /// <param name="Others">Who waits as well.</param>
    internal sealed record Step(int Host, bool Interrupts, bool CouldGoOn, IReadOnlyList<int> Others);
}
