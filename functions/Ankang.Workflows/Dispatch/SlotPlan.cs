namespace Ankang.Workflows.Dispatch;

/// <summary>When a list is dispatched next.</summary>
/// <param name="Slot">Its id.</param>
/// <param name="At">UTC; now, where the slot is due already.</param>
public sealed record SlotPlan(string Slot, DateTimeOffset At);
