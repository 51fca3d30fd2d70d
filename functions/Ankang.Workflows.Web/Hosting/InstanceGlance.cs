using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>One obligation's orchestration as a person inspects it.</summary>
/// <param name="Status">Running, Pending, Completed, Failed, Terminated, …, or Absent.</param>
/// <param name="HasWork">A period is still to open, or a moment of one is ahead: then it should run.</param>
/// <param name="WaitsFor">What it said it waits for; null when it has not said so yet.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
/// <param name="Problems">Periods whose step keeps failing, with the reason.</param>
public sealed record InstanceGlance(
    string Obligation,
    string Status,
    bool HasWork,
    NextTurn? WaitsFor,
    string? Failure,
    IReadOnlyList<string> Problems
);
