using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Bulletins;

/// <summary>呈批: a draft that was put before the leader of the office, and what he said.</summary>
/// <param name="Changes"><see cref="Bulletin.Changes"/> as it was put before him: a draft that is edited later is to be put before him anew.</param>
/// <param name="By">Who of the office submitted it, when (UTC).</param>
public sealed record Submission(int Changes, Actor By, DateTimeOffset At, string Request)
{
    /// <summary>签批; null while it waits.</summary>
    public LeaderOpinion? Opinion { get; init; }
}
