using Microsoft.DurableTask.Client;

namespace Ankang.Workflows.AzureFunctions.Tests.Orchestrations;

/// <summary>What a query of the task hub answers.</summary>
internal sealed class InstancePages(IReadOnlyList<OrchestrationMetadata> all) : Microsoft.DurableTask.AsyncPageable<OrchestrationMetadata>
{
    public override async IAsyncEnumerable<Microsoft.DurableTask.Page<OrchestrationMetadata>> AsPages(
        string? continuationToken = null,
        int? pageSizeHint = null
    )
    {
        await Task.CompletedTask;
        yield return new Microsoft.DurableTask.Page<OrchestrationMetadata>(all, null);
    }
}
