namespace Ankang.Workflows.Web.Sessions;

/// <summary>How long a session holds.</summary>
/// <param name="Longest">From the sign-in, however much is done in it.</param>
/// <param name="Idle">From the last request.</param>
public sealed record SessionLimits(TimeSpan Longest, TimeSpan Idle);
