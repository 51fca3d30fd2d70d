namespace Ankang.Workflows.Storage;

/// <summary>Read, decide, write under the ETag of what was read; after a lost race again from the start. One limit for all.</summary>
public static class CompareAndSwap
{
    public const int MostAttempts = 12;

    /// <param name="what">What is written, as the error names it: <c>The head of list ankang-2021</c>.</param>
    /// <param name="attempt">One attempt from the reading on; null when somebody else wrote first.</param>
    /// <exception cref="StoreContendedException">Every attempt lost; the same request may be sent again.</exception>
    public static async Task<T> UpdateAsync<T>(string what, Func<Task<T?>> attempt)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(attempt);
        for (int i = 1; i <= MostAttempts; i++)
        {
            if (await attempt() is { } done)
                return done;
        }

        throw Lost(what);
    }

    /// <inheritdoc cref="UpdateAsync{T}(string, Func{Task{T}})"/>
    public static async Task<bool> UpdateAsync(string what, Func<Task<bool?>> attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        for (int i = 1; i <= MostAttempts; i++)
        {
            if (await attempt() is { } done)
                return done;
        }

        throw Lost(what);
    }

    private static StoreContendedException Lost(string what) =>
        new($"{what} changed under every one of {MostAttempts} attempts to write it; send the request again.");
}
