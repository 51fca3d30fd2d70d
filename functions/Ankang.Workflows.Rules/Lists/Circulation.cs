namespace Ankang.Workflows.Rules.Lists;

/// <summary>A 通报 that is being issued, or was, and is to be mailed with the first slot after that.</summary>
/// <remarks>The head names it before it is issued, so that a crash between the two loses no mail; whoever finds a draft lets it rest.</remarks>
/// <param name="Bulletin">Its number in the list.</param>
/// <param name="At">When it was issued, UTC.</param>
public sealed record Circulation(int Bulletin, DateTimeOffset At);
