using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ankang.Workflows.Torture;

/// <summary>All of a run that is drawn. The same plan runs the same way, call by call.</summary>
/// <param name="Seed">Draws the city's calendar and ladder, and whose call is served next.</param>
/// <param name="Hosts">How many hosts share the store.</param>
/// <param name="Days">How long the list runs.</param>
/// <param name="Lists">How many lists stand beside each other in the store.</param>
internal sealed record Plan(ulong Seed, int Hosts, int Days, IReadOnlyList<Answer> Answers, IReadOnlyList<Fault> Faults, int Lists = 1)
{
    /// <summary>Nothing befalls the last days: what was held up is made up by then.</summary>
    private const int Quiet = 14;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>What people do besides reporting.</summary>
    public IReadOnlyList<OfficeAct> Acts { get; init; } = [];

    /// <param name="kinds">Which faults may fall; none for a year without.</param>
    public static Plan Draw(ulong seed, int leastHosts, int mostHosts, IReadOnlyList<FaultKind> kinds)
    {
        var dice = new Dice(seed, 1);
        int hosts = dice.Between(leastHosts, mostHosts);
        int days = dice.Between(40, 75);
        Answer[] answers =
        [
            .. Enumerable
                .Range(0, dice.Between(8, 40))
                .Select(_ => new Answer(dice.Below(6), dice.Below(4), dice.Below(2), dice.Between(0, 50), dice.Of<int>([540, 900, 900, 615, 1150]))),
        ];
        var office = new Dice(seed, 5);
        int lists = office.Of<int>([1, 1, 2, 3]);
        OfficeAct[] acts = [.. Enumerable.Range(0, office.Between(0, 14)).Select(_ => DrawAct(office))];
        FaultKind[] bag = [.. kinds.SelectMany(k => Enumerable.Repeat(k, FaultTraits.Weight(k)))];
        var faults = new Dice(seed, 2);
        int count = bag.Length == 0 ? 0 : faults.Between(1, 12);
        return new Plan(
            seed,
            hosts,
            days,
            [.. answers.Select(a => a with { List = office.Below(lists) })],
            [.. Enumerable.Range(0, count).Select(_ => Draw(faults, faults.Of(bag), hosts, days)).OrderBy(f => f.Day)],
            lists
        )
        {
            Acts = [.. acts, .. Following(acts, new Dice(seed, 6))],
        };
    }

    public static Plan Read(string json) =>
        JsonSerializer.Deserialize<Plan>(json, Json) ?? throw new JsonException("The plan is empty: give a file that a run printed.");

    public override string ToString() => JsonSerializer.Serialize(this, Json);

    // What is answered, ended or taken back is drawn after what it is about, or it would hardly ever find that.
    private static IEnumerable<OfficeAct> Following(IEnumerable<OfficeAct> acts, Dice dice)
    {
        foreach (OfficeAct act in acts)
        {
            OfficeActKind? next = act.Kind switch
            {
                OfficeActKind.Hold => OfficeActKind.Release,
                OfficeActKind.Pause => OfficeActKind.Resume,
                OfficeActKind.AskExtension => dice.Of<OfficeActKind>([OfficeActKind.RefuseExtension, OfficeActKind.Extend]),
                OfficeActKind.EnterForUnit => dice.Of<OfficeActKind>([OfficeActKind.UnitTakesBack, OfficeActKind.Return]),
                _ => null,
            };
            if (next is { } kind && dice.Below(3) > 0)
                yield return act with
                {
                    Kind = kind,
                    Day = act.Day + dice.Between(1, 3),
                    Minute = dice.Of<int>([540, 545, 870, 900]),
                };
        }
    }

    // A third of them in the middle of a dispatch; later than a unit's own acts, so that there is something to return.
    private static OfficeAct DrawAct(Dice dice) =>
        new(
            dice.Of(Enum.GetValues<OfficeActKind>()),
            dice.Below(3),
            dice.Below(6),
            dice.Below(3),
            dice.Below(6),
            dice.Between(0, 50),
            dice.Of<int>([540, 900, 545, 630, 700, 870]),
            dice.Between(0, 12)
        );

    private static Fault Draw(Dice dice, FaultKind kind, int hosts, int days)
    {
        // Most of what a host does, it does at 09:00 and 15:00: half of the faults wait for it there.
        double ofDay = dice.Of<double>([0.375, 0.375, 0.625, 0.625, 0.0, 0.25, -1, -1]);
        // Mondays bring the most mails.
        int whole = dice.Below(2) == 0 ? 7 * dice.Between(1, (days - Quiet - 1) / 7) : dice.Between(1, days - Quiet - 1);
        double day = whole + (ofDay < 0 ? dice.Part() : ofDay);
        int host = dice.Below(hosts);
        int nth = dice.Of<int>([0, 1, 2, 3, 5, 8, 13, 21, 34]);
        double hours = kind switch
        {
            FaultKind.RestartStorm => dice.Between(1, 8),
            FaultKind.StoreOutage or FaultKind.DiskFull => dice.Of<double>([0.1, 1, 3, 10, 30]),
            FaultKind.MailDown => dice.Of<double>([0.1, 1, 8, 30, 100]),
            FaultKind.MailRefused => dice.Of<double>([1, 30, 100, 300]),
            FaultKind.ClockBack or FaultKind.ClockForth => dice.Of<double>([1, 10, 50]),
            FaultKind.HostAsleep => dice.Of<double>([20, 100, 300, 600]),
            FaultKind.AllAsleep => dice.Of<double>([20, 100, 300]),
            FaultKind.RowDamaged or FaultKind.RowLost => dice.Of<double>([30, 60, 100, 240]),
            _ => dice.Of<double>([0, 0, 0.2, 2, 30, 100]),
        };
        double last = (days - Quiet - day) * 24;
        return new Fault(kind, Math.Round(day, 3), host, nth, Math.Round(Math.Max(0.1, Math.Min(hours, last)), 1), dice.Part());
    }
}
