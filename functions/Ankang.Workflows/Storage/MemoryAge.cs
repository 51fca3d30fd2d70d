namespace Ankang.Workflows.Storage;

/// <summary>How long what was read may be taken for what stands there.</summary>
public static class MemoryAge
{
    /// <summary>The age that a decision which writes nothing may rest on.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    /// <summary>True while <paramref name="readAt"/> is at most <paramref name="oldest"/> ago; always where no other process can write.</summary>
    /// <remarks>A clock that was set back makes everything stale.</remarks>
    public static bool IsGood(this ITableStore store, DateTimeOffset readAt, DateTimeOffset now, TimeSpan oldest) =>
        store.IsExclusive || (now >= readAt && now - readAt <= oldest);
}
