using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Watch;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>What the pages see of the standalone host.</summary>
public sealed class StandaloneHost(
    WorkflowParts parts,
    ApiKeys apiKeys,
    HostStatus status,
    bool isRehearsal,
    int localPort,
    Heartbeats? loop = null,
    string? publicUrl = null
) : WorkflowHost
{
    private static readonly HashSet<string> LocalNames = new(["localhost", "127.0.0.1", "[::1]"], StringComparer.OrdinalIgnoreCase);
    private WorkflowParts _parts = parts;
    private IRehearsal? _rehearsal;

    public override WorkflowParts Parts => _parts;

    public override IRehearsal? Rehearsal => _rehearsal;

    public override string? StorageFault => status.StorageFault;

    public override IReadOnlyList<string> Warnings => [.. new[] { status.ClockFault, status.StartFault, status.BackupFault }.OfType<string>()];

    public override IReadOnlyList<string> Failures => Warnings;

    public override string? PublicUrl => publicUrl;

    public override Heartbeats? Loop => loop;

    public override ApiKeys ApiKeys => apiKeys;

    /// <summary>Replaces the parts when a rehearsal starts anew.</summary>
    public void Use(WorkflowParts parts, IRehearsal rehearsal) => (_parts, _rehearsal) = (parts, rehearsal);

    public override bool AsksSignIn => !isRehearsal;

    /// <remarks>
    /// By the port that took the connection, not by its sender: behind a proxy every sender is this machine. And by the
    /// name it was called by: a foreign page whose name was made to point here must not read the office's pages.
    /// </remarks>
    protected override bool IsLocal(HttpContext context) =>
        isRehearsal && context.Connection.LocalPort == localPort && LocalNames.Contains(context.Request.Host.Host);
}
