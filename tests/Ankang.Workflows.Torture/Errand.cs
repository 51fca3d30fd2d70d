namespace Ankang.Workflows.Torture;

/// <summary>Something that a person wants of whichever host answers, with the same form each time.</summary>
/// <param name="Number">Says which host is asked.</param>
/// <param name="List">Of which list it is, from 0.</param>
/// <param name="DoAsync">False where no answer came: whoever got none comes again.</param>
internal sealed record Errand(int Number, int List, Func<Life, Task<bool>> DoAsync)
{
    /// <summary>It may make something due that was not, so that the slots of its day say nothing of it.</summary>
    public bool MayBringForward { get; init; }
}
