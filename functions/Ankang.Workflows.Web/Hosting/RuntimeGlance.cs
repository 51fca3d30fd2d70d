namespace Ankang.Workflows.Web.Hosting;

/// <summary>What a list's orchestrations do.</summary>
/// <param name="StoppedAt">Since when they are stopped, UTC; null while they are not.</param>
/// <param name="StoppedBy">Who stopped them; null while nobody did.</param>
/// <param name="Obligations">One an obligation, in published order.</param>
/// <param name="Dispatch">The one that sends the mails of its slots.</param>
public sealed record RuntimeGlance(DateTimeOffset? StoppedAt, string? StoppedBy, IReadOnlyList<InstanceGlance> Obligations, DispatchGlance Dispatch);
