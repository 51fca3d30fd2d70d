namespace Ankang.Workflows.Web.Hosting;

/// <summary>A list's dispatch orchestration as a person inspects it.</summary>
/// <param name="Status">Running, Pending, Completed, Failed, Terminated, …, or Absent.</param>
/// <param name="Words">What it said of itself, in Chinese: 4月1日9时批次：督办 20/68封. Null when it has not said anything yet.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
public sealed record DispatchGlance(string Status, string? Words, string? Failure);
