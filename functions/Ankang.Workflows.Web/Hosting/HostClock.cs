namespace Ankang.Workflows.Web.Hosting;

/// <summary>The host's injected clock, for what the framework times: a rehearsal that starts anew has another.</summary>
internal sealed class HostClock(WorkflowHost host) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => host.Parts.Clock.GetUtcNow();
}
