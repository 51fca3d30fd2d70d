namespace Ankang.Workflows.Tests.Support;

/// <summary>One thing that befalls a city.</summary>
internal sealed record PropertyEvent(
    DateTimeOffset At,
    PropertyEventKind Kind,
    PropertyAnswer? Answer = null,
    int Number = 0,
    PropertyAct? Act = null
);
