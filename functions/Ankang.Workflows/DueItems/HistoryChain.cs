using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.DueItems;

/// <summary>The chain of an item's history: each line holds the digest of the one before, the item's row that of the last.</summary>
/// <remarks>
/// What is digested stands in docs/architecture/tables.md; its first byte is the version of that description, which the digest names as
/// well. Ids are digested and names are not, so that a name can be erased and the chain still holds.
/// </remarks>
public static class HistoryChain
{
    /// <summary>Column of a line: the digest of the line before it.</summary>
    public const string Before = "before";

    /// <summary>Column of a line whose text was erased: the SHA-256 of the text that stood there, in lower-case hex digits.</summary>
    public const string ErasedText = "erasedText";

    /// <summary>Column of a line: how the item stood after it, as <see cref="ItemGist"/> writes it.</summary>
    public const string Item = "item";

    private const byte Version = 1;

    /// <summary>What the first chained line holds, where no line can stand before it.</summary>
    /// <param name="unchained">How many lines of before the chain the item has.</param>
    public static string Start(DueItemKey item, int unchained)
    {
        var content = new Content(item, unchained);
        return content.Digest();
    }

    /// <summary>The digest of a line as it stands.</summary>
    /// <exception cref="JsonException">Its attachments cannot be read.</exception>
    public static string Of(DueItemKey item, int number, IReadOnlyDictionary<string, object> line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var content = new Content(item, number);
        foreach (string column in (ReadOnlySpan<string>)[Before, "at", "event", "whoKind", "whoId", "mail", "request", Item])
            content.Add(Said(line, column));
        // Lines of before say no channel, and keep the digest that they have.
        if (Said(line, "whoChannel") is { } channel)
            content.Add(channel);
        content.Add(Said(line, ErasedText) ?? (Said(line, "text") is { } text ? RequestIds.Hash(text) : null));
        // A file's name may be a person's.
        foreach (Attachment file in ItemRows.AttachmentsOf(Said(line, "attachments")) ?? [])
        {
            content.Add(file.Digest);
            content.Add(file.Size.ToString(CultureInfo.InvariantCulture));
            if (file.IsScanned)
                content.Add("scanned");
        }

        return content.Digest();
    }

    /// <summary>The item with the length and head that new lines give it, and the lines as they are written, numbered and chained.</summary>
    public static (DueItem Item, IReadOnlyList<StoreChange.Insert> Lines) Append(DueItem item, IReadOnlyList<HistoryDraft> drafts)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(drafts);
        if (drafts.Count == 0)
            return (item, []);
        int unchained = item.HistoryHead is null ? item.HistoryCount : item.HistoryUnchained;
        string head = item.HistoryHead ?? Start(item.Key, unchained);
        int number = item.HistoryCount;
        string gist = ItemGist.Of(item).ToString();
        var lines = new List<StoreChange.Insert>(drafts.Count);
        foreach (HistoryDraft draft in drafts)
        {
            HistoryEntry entry = draft.Numbered(++number);
            IReadOnlyDictionary<string, object> columns = ItemRows.ToColumns(entry, head, gist);
            lines.Add(new StoreChange.Insert(ItemRows.HistoryRow(item.Key.Unit, number), columns));
            head = Of(item.Key, number, columns);
        }

        return (item with { HistoryCount = number, HistoryHead = head, HistoryUnchained = unchained }, lines);
    }

    /// <summary>What does not hold of an item's history, by the number of the line; empty where every line is the one that was written.</summary>
    /// <remarks>Lines of before the chain are counted, and no more. A line that cannot be read is named where it is set aside.</remarks>
    /// <param name="lines">All lines of the unit, in the order of their numbers.</param>
    public static IReadOnlyList<HistoryFault> Check(DueItem item, IEnumerable<StoreRow> lines)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(lines);
        var byNumber = lines.DistinctBy(ItemRows.NumberOf).ToDictionary(ItemRows.NumberOf);
        List<HistoryFault> faults =
        [
            .. byNumber.Keys.Where(n => n > item.HistoryCount || n < 1).Select(n => new HistoryFault(n, HistoryFaultKind.Beyond)),
        ];
        int unchained = item.HistoryHead is null ? item.HistoryCount : item.HistoryUnchained;
        // Of the line before, as far as it can be told.
        string? head = Start(item.Key, unchained);
        // Behind the last line that is there the first that is lost stands for all.
        int last = Math.Min(item.HistoryCount, byNumber.Keys.DefaultIfEmpty().Max() + 1);
        for (int n = 1; n <= last; n++)
        {
            if (!byNumber.TryGetValue(n, out StoreRow? line))
            {
                faults.Add(new HistoryFault(n, HistoryFaultKind.Lost));
                head = null;
            }
            else if (line.Fault is not null)
            {
                head = null;
            }
            else if (n <= unchained)
            {
                if (Said(line.Columns, Before) is not null)
                    faults.Add(new HistoryFault(n, HistoryFaultKind.Changed));
            }
            else
            {
                if (head is not null && Said(line.Columns, Before) != head)
                    faults.Add(new HistoryFault(n == unchained + 1 ? n : n - 1, HistoryFaultKind.Changed));
                if (Said(line.Columns, ErasedText) is not null && Said(line.Columns, "text") != HistoryText.Erased)
                    faults.Add(new HistoryFault(n, HistoryFaultKind.Changed));
                head = TryDigest(item.Key, n, line);
            }
        }

        if (item.HistoryHead is { } newest && head is not null && head != newest)
            faults.Add(new HistoryFault(item.HistoryCount, HistoryFaultKind.Changed));
        return [.. faults.Distinct().OrderBy(f => f.Number)];
    }

    private static string? TryDigest(DueItemKey item, int number, StoreRow line)
    {
        try
        {
            return Of(item, number, line.Columns);
        }
        catch (Exception e) when (DamagedRow.IsCause(e))
        {
            return "";
        }
    }

    /// <summary>The text of a column as it is digested; null where none stands there, of whatever type it is.</summary>
    internal static string? Said(IReadOnlyDictionary<string, object> line, string column) =>
        line.TryGetValue(column, out object? value)
            ? value is DateTimeOffset at
                ? at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
                : value as string
            : null;

    /// <summary>What is digested: a version byte, then each part with its length before it, so that no two lines read alike.</summary>
    private sealed class Content
    {
        private const int UsualLength = 512;
        private readonly ArrayBufferWriter<byte> _bytes = new(UsualLength);

        public Content(DueItemKey item, int number)
        {
            _bytes.Write([Version]);
            Add(item.ToString());
            Add(number.ToString(CultureInfo.InvariantCulture));
        }

        /// <param name="part">Null for one that is not there: told apart from an empty one.</param>
        public void Add(string? part)
        {
            int length = part is null ? -1 : Encoding.UTF8.GetByteCount(part);
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), length);
            _bytes.Advance(sizeof(int));
            if (part is not null)
                Encoding.UTF8.GetBytes(part, _bytes);
        }

        public string Digest() => $"{Version}:{Convert.ToHexStringLower(SHA256.HashData(_bytes.WrittenSpan))}";
    }
}
