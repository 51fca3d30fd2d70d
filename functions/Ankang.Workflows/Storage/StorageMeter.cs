namespace Ankang.Workflows.Storage;

/// <summary>Counts storage requests by purpose. The purpose flows with the asynchronous call that set it.</summary>
public sealed class StorageMeter
{
    private static readonly AsyncLocal<StoragePurpose> Current = new();
    private readonly long[] _counts = new long[Enum.GetValues<StoragePurpose>().Length];

    public long Total => _counts.Sum();

    public long this[StoragePurpose purpose] => Interlocked.Read(ref _counts[(int)purpose]);

    /// <summary>Says what the requests made until <c>Dispose</c> are for.</summary>
    public static IDisposable For(StoragePurpose purpose)
    {
        var scope = new Scope(Current.Value);
        Current.Value = purpose;
        return scope;
    }

    /// <summary>Counts one request: a call of the interface on SQLite, an HTTP request on Table Storage.</summary>
    public void Count() => Interlocked.Increment(ref _counts[(int)Current.Value]);

    private sealed class Scope(StoragePurpose before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }
}
