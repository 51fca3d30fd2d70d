namespace Ankang.Workflows.Storage;

/// <summary>What became of a batch: all of it, or nothing.</summary>
public sealed record CommitResult
{
    private CommitResult(IReadOnlyList<string> etags, int? conflict) => (ETags, ConflictAt) = (etags, conflict);

    /// <summary>The new ETag of each change in order; empty text for a delete. Empty after a conflict.</summary>
    public IReadOnlyList<string> ETags { get; }

    /// <summary>Index of the change whose row was there already, gone, or changed by somebody else; null when all was written.</summary>
    public int? ConflictAt { get; }

    public bool Done => ConflictAt is null;

    public static CommitResult Written(IReadOnlyList<string> etags) => new(etags, null);

    public static CommitResult Conflict(int index) => new([], index);
}
