namespace Ankang.Workflows.Tests.Support;

/// <summary>A unit reports: which item, so many days and minutes after it opened, and how much.</summary>
/// <param name="Races">It arrives while the first mail after its moment is being sent, and is about an item whose notice waits.</param>
internal sealed record PropertyAnswer(int Obligation, int Period, int Unit, int Day, int Minute, int Count, int Within, bool Races);
