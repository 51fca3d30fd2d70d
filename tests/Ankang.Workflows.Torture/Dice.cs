using CsCheck;

namespace Ankang.Workflows.Torture;

/// <summary>Draws that are the same for a seed on every machine. A stream of its own for each matter: one drawn more does not shift the others.</summary>
internal sealed class Dice(ulong seed, uint stream)
{
    private readonly PCG _draws = new(stream, seed);

    public int Below(int end) => (int)_draws.Next((uint)end);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>From 0 to less than 1, in steps of a thousandth, so that a plan reads well.</summary>
    public double Part() => Below(1000) / 1000.0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
