using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>Lists of earlier years whose rows are in an archive (归档) alone; a host that keeps none has none registered.</summary>
public interface IArchivedLists
{
    /// <returns>Each list once, as its newest archive has it; and what could not be taken, in Chinese, by file.</returns>
    Task<(IReadOnlyList<ArchivedList> Lists, IReadOnlyList<string> Faults)> ReadAsync(CancellationToken cancellation);
}

/// <summary>A list out of an archive.</summary>
/// <param name="Parts">Read from the archive; their clock stands where it was made.</param>
public sealed record ArchivedList(ListInForce List, WorkflowParts Parts);
