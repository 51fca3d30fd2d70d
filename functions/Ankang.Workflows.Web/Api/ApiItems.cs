namespace Ankang.Workflows.Web.Api;

/// <param name="Now">The time by which states are derived; virtual in a rehearsal.</param>
public sealed record ApiItems(string List, DateTimeOffset Now, int Total, IReadOnlyList<ApiItem> Items);
