using Ankang.Workflows.Dispatch;

namespace Ankang.Workflows.Tests.Support;

/// <summary>A slot as the dispatch orchestration serves it: prepared, sent some mails at a time, the gravest first, and settled.</summary>
internal static class PieceByPiece
{
    /// <param name="most">So many mails a piece.</param>
    /// <returns>When the slot goes on, UTC; null where it is done, or nothing was due.</returns>
    public static async Task<DateTimeOffset?> RunAsync(WorkflowParts parts, string list, int most)
    {
        SlotWork work = await parts.Dispatcher.PrepareAsync(list, default);
        if (work.Slot is { } slot)
        {
            bool goesOn = true;
            foreach (SlotStage stage in Enum.GetValues<SlotStage>())
            {
                for (int left = work.Of(stage); goesOn && left > 0; )
                {
                    SlotPart part = await parts.Dispatcher.SendAsync(list, slot, stage, most, default);
                    Assert.True(part.Tried <= most);
                    goesOn = !part.Rests;
                    left = part.Tried == 0 ? 0 : part.Left;
                }
            }

            await parts.Dispatcher.SettleAsync(list, work, default);
        }

        DispatchState state = await parts.Lease.ReadAsync(list, default);
        return state.PausedUntil > parts.Clock.GetUtcNow() ? state.PausedUntil : null;
    }
}
