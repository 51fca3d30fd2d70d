namespace Ankang.Workflows.Torture;

/// <summary>How a run ended.</summary>
/// <param name="Broken">Laws that were broken, each with what broke it; empty when all held.</param>
/// <param name="Fell">Kinds of the faults that fell; a planned one whose call never came did not.</param>
/// <param name="Acts">What the office did and was answered.</param>
/// <param name="Calls">Calls of store and mail server: each a place where another may be first, or a fault falls.</param>
/// <param name="Mails">Messages that left.</param>
/// <param name="Story">All that left and was written down; empty for a run that an exception ended.</param>
internal sealed record Outcome(
    Plan Plan,
    IReadOnlyList<string> Broken,
    IReadOnlyList<FaultKind> Fell,
    IReadOnlyList<OfficeActKind> Acts,
    int Calls,
    int Mails,
    Repeats Repeats,
    IReadOnlyList<string> Story
)
{
    public string Digest => Torture.Story.Digest(Story);

    /// <summary>The first broken law without what broke it.</summary>
    public string? Law => Broken.Count == 0 ? null : Broken[0].Split(": ")[0];
}
