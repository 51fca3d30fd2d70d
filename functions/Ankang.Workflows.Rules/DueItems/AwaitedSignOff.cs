namespace Ankang.Workflows.Rules.DueItems;

/// <summary>A report (报送) that waits for its unit's 分管领导 (单位审签): kept as it arrived, and not counted yet.</summary>
/// <param name="At">Arrival of the report, UTC; it counts from then once it is signed off.</param>
/// <param name="Report">As it was sent, for whoever counts it.</param>
public sealed record AwaitedSignOff(DateTimeOffset At, string Report);
