namespace Ankang.Workflows.Web.Sessions;

/// <summary>One browser in which somebody is signed in.</summary>
/// <param name="Stamp">The person's at the sign-in: with another password or role it is another one, and the session has ended.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="SeenAt">The last request, no more exactly than <see cref="SessionTable.TouchEvery"/>; UTC.</param>
public sealed record Session(string Account, string Stamp, DateTimeOffset StartedAt, DateTimeOffset SeenAt)
{
    public bool IsOver(SessionLimits limits, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return now - StartedAt >= limits.Longest || now - SeenAt >= limits.Idle;
    }
}
