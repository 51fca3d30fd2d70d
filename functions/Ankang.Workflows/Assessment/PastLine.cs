using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Assessment;

/// <summary>What a line of a history tells of its item's past.</summary>
/// <param name="Gist">How the item stood after it, as <see cref="ItemGist"/> writes it; null for a line of a version that did not say it.</param>
internal sealed record PastLine(DateTimeOffset At, HistoryEvent Event, string Text, string? Gist)
{
    /// <summary>How the item stood after it; null where the line does not say it, or what it says is damaged, which the audit names.</summary>
    public ItemGist? After()
    {
        try
        {
            return Gist is null ? null : ItemGist.Parse(Gist);
        }
        catch (Exception e) when (DamagedRow.IsCause(e))
        {
            return null;
        }
    }

    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static PastLine Of(StoreRow row) =>
        new(
            row.Instant("at") ?? throw new InvalidDataException($"History line '{row.Row}' has no time."),
            row.Named<HistoryEvent>("event"),
            row.RequiredText("text"),
            row.Text(HistoryChain.Item)
        );

    /// <summary>It says of the rungs what another line says: the parts at the end of both are the same. Most lines need no more reading.</summary>
    public bool SaysTheSameRungs(string other) => Gist is not null && ItemGist.RungsOf(Gist).SequenceEqual(ItemGist.RungsOf(other));
}
