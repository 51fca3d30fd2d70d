using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>When the units of a list that was withdrawn (撤回) are told of it: with the next slot, once.</summary>
internal static class Closings
{
    /// <summary>The slot that tells them.</summary>
    public static Slot SlotOf(ListInForce list, ListClosing closing) => Slot.After(closing.At, list.Calendar);

    /// <summary>They were not told yet; a slot that was missed is made up.</summary>
    /// <param name="state">How the list stood before the slot.</param>
    public static bool AreDue(ListInForce list, DispatchState state) =>
        list.Head.Closing is { } closing && string.CompareOrdinal(state.DoneSlot, SlotOf(list, closing).Id) < 0;
}
