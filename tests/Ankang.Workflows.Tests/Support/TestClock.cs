namespace Ankang.Workflows.Tests.Support;

/// <summary>A clock that stands where a test put it; UTC inside.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => Now;
}
