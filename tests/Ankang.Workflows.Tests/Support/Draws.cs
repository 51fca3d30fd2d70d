using System.Globalization;
using CsCheck;

namespace Ankang.Workflows.Tests.Support;

/// <summary>
/// Laws over drawn cases. The ordinary run draws the same cases on every machine and each time, so that it judges the change and
/// not the day's luck. ANKANG_DRAWS=10000 hunts instead: that many fresh cases a law, shrunk where one fails; CsCheck_Seed=… runs
/// one case again.
/// </summary>
internal static class Draws
{
    private const ulong Start = 20_211_231;

    private static readonly int? Fresh = int.TryParse(
        Environment.GetEnvironmentVariable("ANKANG_DRAWS"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out int count
    )
        ? count
        : null;

    /// <param name="gen">Draws a case.</param>
    /// <param name="law">Throws where the case breaks it.</param>
    /// <param name="cases">How many the ordinary run looks at: a few seconds' worth.</param>
    public static void Holds<T>(this Gen<T> gen, Action<T> law, int cases)
    {
        if (Fresh is not null || Check.Seed is not null)
        {
            gen.Sample(law, iter: Fresh ?? 1);
            return;
        }

        long? broken = Parallel
            .For(0L, cases, (i, loop) =>
            {
                try
                {
                    law(gen.Generate(Case(i), null, out _));
                }
                catch (Exception)
                {
                    // The lowest that fails is told, whichever was met first: cases before it are still looked at.
                    loop.Break();
                }
            })
            .LowestBreakIteration;

        // Once more for its words: the case as drawn, its seed, and what it broke.
        if (broken is { } at)
        {
            PCG drawn = Case(at);
            gen.Sample(law, seed: drawn.ToString(drawn.State), iter: 1, threads: 1);
            Assert.Fail($"Case {at} broke the law once and then held: two cases that run beside each other share something.");
        }
    }

    public static void Holds<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> law, int cases) => gen.Holds(c => law(c.Item1, c.Item2), cases);

    public static void Holds<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> law, int cases) =>
        gen.Holds(c => law(c.Item1, c.Item2, c.Item3), cases);

    public static void Holds<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, Action<T1, T2, T3, T4> law, int cases) =>
        gen.Holds(c => law(c.Item1, c.Item2, c.Item3, c.Item4), cases);

    public static void Holds<T1, T2, T3, T4, T5>(this Gen<(T1, T2, T3, T4, T5)> gen, Action<T1, T2, T3, T4, T5> law, int cases) =>
        gen.Holds(c => law(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5), cases);

    public static void Holds<T1, T2, T3, T4, T5, T6>(this Gen<(T1, T2, T3, T4, T5, T6)> gen, Action<T1, T2, T3, T4, T5, T6> law, int cases) =>
        gen.Holds(c => law(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6), cases);

    private static PCG Case(long number) => new((uint)number, Start);
}
