namespace Ankang.Workflows.Accidents;

/// <summary>What became of the mail to one person on duty.</summary>
/// <param name="Detail">The server's words where it did not take it; null where it did.</param>
public sealed record AlarmDelivery(string Name, string Email, bool IsAccepted, string? Detail);
