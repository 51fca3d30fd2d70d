namespace Ankang.Workflows.Dispatch;

/// <summary>What one piece of a slot's sending came to.</summary>
/// <param name="Tried">Mails that were tried.</param>
/// <param name="Left">Mails of the stage that are still to leave.</param>
/// <param name="Rests">Nothing more leaves now: the mail service asked to wait, three faults in a row stopped the slot, or it is served.</param>
/// <param name="Busy">Another run is at the list.</param>
public sealed record SlotPart(int Tried, int Left, bool Rests = false, bool Busy = false);
