using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Assessment;

/// <summary>What a line of a history tells of its item's past.</summary>
/// <param name="After">How the item stood after it; null for a line of a version that did not say it.</param>
internal sealed record PastLine(DateTimeOffset At, HistoryEvent Event, string Text, ItemGist? After)
{
    public static PastLine Of(StoreRow row) =>
        new(
            row.Instant("at") ?? throw new InvalidDataException($"History line '{row.Row}' has no time."),
            row.Named<HistoryEvent>("event"),
            row.RequiredText("text"),
            row.Text(HistoryChain.Item) is { } gist ? ItemGist.Parse(gist) : null
        );
}
