using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture;

/// <summary>Says at each call what befalls it, and counts what fell.</summary>
internal sealed class FaultBook(Plan plan, DateTimeOffset start, PropertyClock clock)
{
    private readonly int[] _left = [.. plan.Faults.Select(f => f.Nth)];
    private readonly bool[] _fell = new bool[plan.Faults.Count];
    private int _stormCalls;

    public IEnumerable<Fault> Fell => plan.Faults.Where((_, i) => _fell[i]);

    public int FellCount => _fell.Count(f => f);

    public bool HasFallen(FaultKind kind) => Fell.Any(f => f.Kind == kind);

    /// <summary>Rows of who was told that were harmed: their mails leave again.</summary>
    public int LostTellings { get; private set; }

    /// <summary>The farthest that a clock of the plan is off.</summary>
    public TimeSpan LongestSkew => plan.Faults.Select(f => f.Skew.Duration()).DefaultIfEmpty().Aggregate((a, b) => a + b);

    public void NoteTelling() => LostTellings++;

    public void Note(Fault fault) => _fell[IndexOf(fault)] = true;

    /// <summary>The fault of one call; null for most.</summary>
    public Fault? AtCall(int host, CallKind call)
    {
        foreach (Fault storm in Holding(FaultKind.RestartStorm, host))
        {
            if (++_stormCalls % (storm.Nth + 3) != 0)
                continue;
            Note(storm);
            return storm;
        }

        for (int i = 0; i < _left.Length; i++)
        {
            Fault fault = plan.Faults[i];
            if (_fell[i] || fault.Host != host || !FaultTraits.Befalls(fault.Kind, call) || fault.From(start) > clock.Now)
                continue;
            if (_left[i]-- > 0)
                continue;
            _fell[i] = true;
            return fault;
        }

        return null;
    }

    /// <summary>True while a fault of the kind holds for the host; whoever asks is hit by it.</summary>
    public bool Hits(FaultKind kind, int host)
    {
        bool hit = false;
        foreach (Fault fault in Holding(kind, host))
        {
            Note(fault);
            hit = true;
        }

        return hit;
    }

    /// <summary>True where the mail server refuses the address.</summary>
    public bool Refuses(string address)
    {
        foreach (Fault fault in Holding(FaultKind.MailRefused, null))
        {
            if (City.Addresses[(int)(fault.Pick * City.Addresses.Count)] != address)
                continue;
            Note(fault);
            return true;
        }

        return false;
    }

    public TimeSpan SkewOf(int host)
    {
        TimeSpan skew = TimeSpan.Zero;
        foreach (Fault fault in Holding(FaultKind.ClockBack, host).Concat(Holding(FaultKind.ClockForth, host)))
        {
            Note(fault);
            skew += fault.Skew;
        }

        return skew;
    }

    public bool IsAsleep(int host) => Hits(FaultKind.HostAsleep, host) | Hits(FaultKind.AllAsleep, host);

    // What befalls the store or the mail server befalls all hosts, an outage of the store for half of them one host only.
    private IEnumerable<Fault> Holding(FaultKind kind, int? host) =>
        plan.Faults.Where(f =>
            f.Kind == kind
            && f.From(start) <= clock.Now
            && clock.Now < f.From(start).AddHours(f.Hours)
            && (
                host is null
                || f.Host == host
                || f.Kind is FaultKind.AllAsleep or FaultKind.MailDown or FaultKind.DiskFull
                || f is { Kind: FaultKind.StoreOutage, Pick: < 0.5 }
            )
        );

    private int IndexOf(Fault fault)
    {
        for (int i = 0; i < plan.Faults.Count; i++)
            if (ReferenceEquals(plan.Faults[i], fault))
                return i;
        throw new ArgumentException($"{fault} is not of this plan.");
    }
}
