using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Filings;

/// <summary>One line of a row's record; none is ever changed.</summary>
/// <param name="At">UTC.</param>
/// <param name="Request">Names the request of the person, so that one sent twice is recorded once.</param>
public sealed record FilingLine(DateTimeOffset At, Actor Who, FilingLineKind Kind, string Text, string Request);
