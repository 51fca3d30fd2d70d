using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>What the pages see of the Functions host.</summary>
public sealed class FunctionsHost(WorkflowParts parts, ApiKeys apiKeys, IReadOnlyList<string> warnings, string? publicUrl) : WorkflowHost
{
    public override WorkflowParts Parts => parts;

    public override IRehearsal? Rehearsal => null;

    public override string? StorageFault => null;

    public override IReadOnlyList<string> Warnings => warnings;

    public override string? PublicUrl => publicUrl;

    public override ApiKeys ApiKeys => apiKeys;
}
