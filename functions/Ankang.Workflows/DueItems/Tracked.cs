using Ankang.Workflows.Storage;

namespace Ankang.Workflows.DueItems;

/// <summary>A value as it stands in its row, with what guards the next write.</summary>
/// <param name="SeenAt">When the row was read, or written under its ETag; UTC.</param>
public sealed record Tracked<T>(T Value, StoreRow Row, DateTimeOffset SeenAt);
