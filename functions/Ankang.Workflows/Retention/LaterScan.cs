using Ankang.Workflows.Attachments;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Retention;

/// <summary>What the scanner said of a file that had been kept unscanned (未查毒).</summary>
/// <param name="Item">Public id of an item whose history names it.</param>
/// <param name="Name">Of the file, as that history has it.</param>
/// <param name="Signature">What the scanner calls what is in it; null for a clean one.</param>
/// <param name="Settled">Who of the office has dealt with an infected one; null until then.</param>
public sealed record LaterScan(AttachmentAddress Address, string Item, string Name, string? Signature, DateTimeOffset At, Actor? Settled = null)
{
    /// <summary>It waits for somebody of the office.</summary>
    public bool IsOpen => Signature is not null && Settled is null;
}
