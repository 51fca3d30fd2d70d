using Ankang.Workflows.Letters;

namespace Ankang.Workflows.Web.Letters;

/// <summary>A letter with what its page lets the office fill in.</summary>
/// <param name="Unit">Full name of the addressee.</param>
public sealed record LetterView(OfficialLetter Letter, LetterForm Form, string Unit);
