using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Attachments;

/// <summary>Keeps the content of attachments (附件). Nothing of it is ever changed.</summary>
/// <remarks>
/// Content is written before an item's history names it: a crash in between, or a report that is refused, leaves content that nobody
/// names. That alone is deleted, after days.
/// </remarks>
public interface IAttachmentStore
{
    /// <summary>
    /// Stores the rest of <paramref name="content"/>; it survives a crash once this returns. What is there already stays, as written now.
    /// </summary>
    /// <param name="content">Its digest is the address's; the caller has counted it while it arrived.</param>
    /// <exception cref="StoreUnavailableException">Nothing is known to be stored; it may be stored again.</exception>
    Task WriteAsync(AttachmentAddress address, Stream content, CancellationToken cancellation);

    /// <summary>Opens content to be read from its beginning; it can be sought in, and the caller disposes it.</summary>
    /// <returns>Null when nothing is stored there.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<Stream?> OpenAsync(AttachmentAddress address, CancellationToken cancellation);

    /// <summary>All that lies in the store of a list.</summary>
    /// <param name="unit">Of this unit alone; null for all.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<StoredAttachment>> ListAsync(string list, string? unit, CancellationToken cancellation);

    /// <summary>Deletes content that nobody names, unless it was sent again since it was listed.</summary>
    /// <returns>False where it stays.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<bool> DeleteAsync(StoredAttachment listed, CancellationToken cancellation);
}
