namespace Ankang.Workflows.Tests.Support;

/// <summary>A clock that stands where a property puts it.</summary>
internal sealed class PropertyClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves to <paramref name="moment"/>; an earlier moment is ignored.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        if (moment > Now)
            Now = moment;
    }
}
