namespace Ankang.Workflows.Storage;

/// <summary>One of the three changes a store knows. No merge, no upsert, no wildcard.</summary>
public abstract record StoreChange(string Row)
{
    /// <summary>Fails when the row exists.</summary>
    public sealed record Insert(string Row, IReadOnlyDictionary<string, object> Columns) : StoreChange(Row);

    /// <summary>Fails when the row is gone or its ETag is another. Columns not named are removed.</summary>
    public sealed record Replace(string Row, string ETag, IReadOnlyDictionary<string, object> Columns) : StoreChange(Row);

    /// <summary>Fails when the row is gone or its ETag is another.</summary>
    public sealed record Delete(string Row, string ETag) : StoreChange(Row);
}
