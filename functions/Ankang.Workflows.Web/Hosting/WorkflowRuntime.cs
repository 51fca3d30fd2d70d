using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>
/// What moves lists on in a host where that has to be looked after: an orchestration an obligation, an export of the tables.
/// Such a host gives it with each request, as a feature; a host that runs by itself gives none, and has no such page.
/// </summary>
public abstract class WorkflowRuntime
{
    public abstract Task<RuntimeGlance> InspectAsync(string list, CancellationToken cancellation);

    /// <summary>Starts what should run and does not, also after a stop.</summary>
    /// <returns>How many were started.</returns>
    public abstract Task<int> StartAsync(string list, CancellationToken cancellation);

    /// <summary>Ends what runs until it is started again. Audit and dispatch go on.</summary>
    /// <param name="who">As it is shown beside the stop.</param>
    /// <returns>How many were told to end.</returns>
    public abstract Task<int> StopAsync(string list, Actor who, CancellationToken cancellation);

    /// <summary>Writes today's export of all tables, unless it is there.</summary>
    public abstract Task<ExportGlance> ExportAsync(CancellationToken cancellation);
}
