using System.Text.Json.Serialization;

namespace Ankang.Workflows.Standalone.Simulation;

/// <summary>What a simulated year came to. <c>dueItems = confirmedOnTime + confirmedLate + waived + open</c>, always.</summary>
public sealed record SimulationSummary
{
    public required string List { get; init; }

    public required int Year { get; init; }

    public required int Seed { get; init; }

    public required double Punctuality { get; init; }

    /// <summary>Units of which something was asked.</summary>
    public required int Units { get; init; }

    public required int Obligations { get; init; }

    /// <summary>Partitions opened.</summary>
    public required int Periods { get; init; }

    /// <summary>Items ever opened; historic ones, yearly quotas and standing duties included.</summary>
    public required int DueItems { get; init; }

    public required int ConfirmedOnTime { get; init; }

    /// <summary>Both late outcomes.</summary>
    public required int ConfirmedLate { get; init; }

    public required int Waived { get; init; }

    public required int Open { get; init; }

    public required int Historic { get; init; }

    /// <summary>Items for which a courtesy reminder was accepted; the rungs likewise.</summary>
    public required int Courtesies { get; init; }

    /// <summary>Progress notes asked for, one an item and quarter.</summary>
    public required int ProgressNotes { get; init; }

    public required int Reminders { get; init; }

    public required int Supervisions { get; init; }

    public required int Interviews { get; init; }

    /// <summary>The sum of the five.</summary>
    public int Notices => Courtesies + ProgressNotes + Reminders + Supervisions + Interviews;

    /// <summary>Messages accepted: the .eml files.</summary>
    public int Mails => MailsBy.Values.Sum();

    public required IReadOnlyDictionary<string, int> MailsBy { get; init; }

    /// <summary>00:00 of the date of issue.</summary>
    public required DateTimeOffset VirtualFrom { get; init; }

    /// <summary>When no moment was left, or the closing day.</summary>
    public required DateTimeOffset VirtualTo { get; init; }

    /// <summary>The day that table and picture speak of.</summary>
    public required DateOnly CutOff { get; init; }

    /// <summary>Of this run; a resumed one counts from its own start.</summary>
    public required double WallSeconds { get; init; }

    public required long StorageRequests { get; init; }

    public required IReadOnlyDictionary<string, long> StorageBy { get; init; }

    /// <summary>Requests a due item over its whole life.</summary>
    [JsonIgnore]
    public double RequestsPerItem => DueItems == 0 ? 0 : (double)StorageRequests / DueItems;

    /// <summary>Largest resident memory of the process, MiB.</summary>
    public required double PeakMemoryMiB { get; init; }

    public required string Version { get; init; }
}
