using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Torture;

/// <summary>What the pages said of a slot before it was served.</summary>
/// <param name="Comes">The slot stood among the upcoming ones.</param>
/// <param name="Mails">Addresses of its messages, in order.</param>
internal sealed record Foretelling(string List, Slot Slot, bool Comes, IReadOnlyList<string> Mails);
