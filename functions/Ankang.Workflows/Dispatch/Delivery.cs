namespace Ankang.Workflows.Dispatch;

/// <summary>What became of a message at one recipient, reported after it was accepted.</summary>
/// <param name="At">UTC.</param>
/// <param name="Detail">The server's words; empty for none.</param>
public sealed record Delivery(string Email, DeliveryStatus Status, DateTimeOffset At, string Detail);
