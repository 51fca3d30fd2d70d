using System.Collections.Immutable;

namespace Ankang.Workflows.Accidents;

/// <summary>How an accident was told to those on duty (值班), and who has acknowledged it.</summary>
/// <param name="Number">Of the accident.</param>
/// <param name="RaisedAt">When the accident was recorded, UTC.</param>
/// <param name="NextAt">
/// When it is told (again), UTC; while somebody is sending, when another takes over should he have died. Null where nothing is to be
/// sent any more.
/// </param>
public sealed record AccidentAlarm(int Number, DateTimeOffset RaisedAt, DateTimeOffset? NextAt)
{
    /// <summary>Oldest first; of attempts that reached nobody only the last.</summary>
    public ImmutableArray<AlarmRound> Rounds { get; init; } = [];

    /// <summary>已接收: who was first, and when; null while nobody was.</summary>
    public AlarmReceipt? Received { get; init; }

    /// <summary>Attempts in a row that reached nobody.</summary>
    public int Failures { get; init; }

    /// <summary>Rounds that a mail server took for at least one person.</summary>
    public int RoundsTold => Rounds.Count(r => r.IsTold);
}
