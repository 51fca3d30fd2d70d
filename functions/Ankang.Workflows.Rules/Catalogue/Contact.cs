namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>Where a person of a unit is reached.</summary>
/// <param name="Name">The person or post, shown to the office only; null when only the post is known.</param>
/// <param name="Email">The address that notices go to.</param>
/// <param name="Phone">For the office; may be null.</param>
/// <param name="BouncedAt">When a mail to the address last came back, UTC; null while none has. Another address clears it.</param>
public sealed record Contact(string? Name, string Email, string? Phone = null, DateTimeOffset? BouncedAt = null);
