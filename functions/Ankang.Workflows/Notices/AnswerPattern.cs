using System.Text.RegularExpressions;

namespace Ankang.Workflows.Notices;

/// <summary>A row of <see cref="SmtpAnswers"/>.</summary>
/// <param name="Provider">Who answers so.</param>
/// <param name="Words">Looked for anywhere in the answer, in either case.</param>
/// <param name="Source">Where the provider, or a standard, says what it means.</param>
public sealed record AnswerPattern(AnswerKind Kind, string Provider, Regex Words, string Source);
