using System.Globalization;
using System.Text.Json.Serialization;

namespace Ankang.Workflows.Torture;

/// <summary>One fault of a plan.</summary>
/// <param name="Day">Days since the list's first, with the part of the day.</param>
/// <param name="Host">Which host it befalls, from 0.</param>
/// <param name="Nth">For a fault of one call: so many calls of its kind later.</param>
/// <param name="Hours">How long it holds, or how long a process that died stays away.</param>
/// <param name="Pick">From 0 to 1: which row, which address, how far a clock is off.</param>
internal sealed record Fault(FaultKind Kind, double Day, int Host = 0, int Nth = 0, double Hours = 0, double Pick = 0)
{
    // Far enough apart to be told apart: within a lease, beyond it, beyond a slot, beyond an audit, beyond several.
    private static readonly TimeSpan[] Backs =
    [
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(30),
        TimeSpan.FromDays(5),
    ];

    private static readonly TimeSpan[] Forths = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(9)];

    /// <summary>How far the clock of the host is off.</summary>
    [JsonIgnore]
    public TimeSpan Skew =>
        Kind switch
        {
            FaultKind.ClockBack => -Backs[(int)(Pick * Backs.Length)],
            FaultKind.ClockForth => Forths[(int)(Pick * Forths.Length)],
            _ => TimeSpan.Zero,
        };

    public DateTimeOffset From(DateTimeOffset start) => start.AddMinutes(Math.Round(Day * 24 * 60));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} day {Day:0.###} host {Host} nth {Nth} hours {Hours:0.#} pick {Pick:0.###}");
}
