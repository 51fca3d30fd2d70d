using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Torture;

/// <summary>An act of the office that was answered as done and stands elsewhere than in an item's history.</summary>
/// <param name="Item">What it was about: its list, its duty or its unit.</param>
/// <param name="What">The pause's id, the new deadline, the new address.</param>
/// <param name="IsLiaison">The address is a liaison's, not a supervisor's.</param>
internal sealed record OfficeWord(OfficeActKind Kind, DueItemKey Item, string What, DateTimeOffset At, bool IsLiaison = false);
