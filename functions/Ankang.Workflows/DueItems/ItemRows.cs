using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.DueItems;

/// <summary>The rows of the Work table: keys and columns. Their format is a contract with stored data.</summary>
public static class ItemRows
{
    public const string FirstItem = "I|";
    public const string PastNotices = "O";
    private const string PastItems = "J";
    private const string FirstNotice = "N|";
    private const string FirstHistory = "H|";
    private const int ShapeVersion = 1;
    private const char Sep = ';';
    private static readonly ColumnSays IsOpen = new ColumnSays.Text("state", nameof(ItemState.Open));
    private static readonly ColumnSays IsInReview = new ColumnSays.Text("state", nameof(ItemState.InReview));

    // Chinese stays readable to who looks at the table.
    // Keys of lines have six digits.
    private const int MostLines = 999_999;
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of each period of a list: histories, items and pending notices.</summary>
    public static IReadOnlyList<RowRange> Everything { get; } = [new(FirstHistory, PastNotices)];

    /// <summary>
    /// Of each period of a list: open items and those in review, all pending notices, the items that were closed at or after a moment, and the
    /// yearly quotas, whose closing is dated back.
    /// </summary>
    public static IReadOnlyList<RowRange> OpenOrClosedSince(DateTimeOffset since) =>
        [
            new(
                FirstItem,
                PastItems,
                IsOpen,
                IsInReview,
                new ColumnSays.Since("closedAt", since),
                new ColumnSays.Text("kind", nameof(ItemKind.Quota))
            ),
            new(FirstNotice, PastNotices),
        ];

    public static string ItemRow(string unit) => $"I|{unit}";

    public static string HistoryRow(string unit, int number) => $"H|{unit}|{number:D6}";

    /// <summary>True for the key of a history line.</summary>
    public static bool IsHistory(string row) => row.StartsWith(FirstHistory, StringComparison.Ordinal);

    /// <summary>The unit whose row it is; empty for a key that names none.</summary>
    public static string UnitOf(string row)
    {
        int from = row.IndexOf('|', StringComparison.Ordinal) + 1;
        int to = from == 0 ? 0 : row.IndexOf('|', from);
        return from == 0 ? "" : row[from..(to < 0 ? row.Length : to)];
    }

    /// <summary>The range of one unit's history.</summary>
    public static (string From, string ToExclusive) HistoryRange(string unit) => ($"H|{unit}|", $"H|{unit}}}");

    /// <param name="before">The row it replaces; its columns that this program does not know are kept.</param>
    public static IReadOnlyDictionary<string, object> ToColumns(DueItem item, StoreRow? before)
    {
        var columns = before is null ? [] : before.Columns.ToDictionary(c => c.Key, c => c.Value);
        void Put(string name, object? value)
        {
            if (value is null)
                columns.Remove(name);
            else
                columns[name] = value;
        }

        Put("shape", ShapeVersion);
        Put("kind", item.Kind.ToString());
        Put("state", item.State.ToString());
        Put("openedOn", Iso(item.OpenedOn));
        Put("dueOn", Iso(item.DueOn));
        Put("originalDueOn", Iso(item.OriginalDueOn));
        Put("firstDueOn", Iso(item.FirstDueOn));
        Put("historic", item.Historic ? true : null);
        Put("unaddressed", item.Addressed ? null : true);
        Put("required", item.Required);
        Put("requiredWithin", item.RequiredWithin);
        Put("count", item.Count);
        Put("reports", item.Reports.IsEmpty ? null : string.Join(Sep, item.Reports.Select(Write)));
        Put("policy", item.PolicyVersion);
        Put("change", item.Change > 0 ? item.Change : null);
        Put("withdrawn", item.Withdrawn ? true : null);
        Put("cycle", item.Cycle);
        Put("ladderFrom", Iso(item.LadderFrom));
        Put("rung", (int)item.Rung);
        Put("courtesyAt", item.CourtesyAt);
        PutRung("reminder", item.Reminder);
        PutRung("supervision", item.Supervision);
        PutRung("interview", item.Interview);
        Put("repeats", item.Repeats > 0 ? item.Repeats : null);
        Put("notesAsked", Quarters(item.NotesAsked));
        Put("notesGiven", Quarters(item.NotesGiven));
        Put("closedAt", item.ClosedAt);
        Put("completedOn", Iso(item.CompletedOn));
        foreach ((string name, string? value) in ActorColumns.Of("closedBy", item.ClosedBy))
            Put(name, value);
        Put("closedReason", item.ClosedReason);
        Put("carriedOver", item.CarriedOver ? true : null);
        Put("carriedTo", item.CarriedTo);
        Put("reviewedAt", item.ReviewedAt);
        Put("returnedAt", item.ReturnedAt);
        Put("extensionAt", item.Extension?.At);
        Put("extensionUntil", Iso(item.Extension?.Until));
        Put("signOffAt", item.SignOff?.At);
        Put("signOff", item.SignOff?.Report);
        Put("quietUntil", Iso(item.QuietUntil));
        Put("heldUntil", Iso(item.HeldUntil));
        Put("byHandAt", item.ByHand?.At);
        Put("byHandReason", item.ByHand?.Reason);
        Put("officeToldAt", item.OfficeToldAt);
        Put("receivedAt", item.ReceivedAt);
        Put("acknowledgedAt", item.AcknowledgedAt);
        Put("acknowledgeAskedAt", item.AcknowledgeAskedAt);
        Put("historyCount", item.HistoryCount);
        Put("historyHead", item.HistoryHead);
        Put("historyUnchained", item.HistoryHead is not null && item.HistoryUnchained > 0 ? item.HistoryUnchained : null);
        Put("lastRequest", item.LastRequest);
        return columns;

        void PutRung(string name, AcceptedRung? rung)
        {
            Put($"{name}At", rung?.At);
            Put($"{name}ReplyBy", Iso(rung?.ReplyBy));
        }
    }

    /// <exception cref="InvalidDataException">A column is missing or cannot be read; the message names the item.</exception>
    public static DueItem ToItem(PeriodRef period, StoreRow row)
    {
        DueItemKey key = period.Of(row.Row[FirstItem.Length..]);
        try
        {
            // What a newer program wrote is not understood by half: it is looked at, and left as it is.
            if (row.Number("shape") is { } shape and > ShapeVersion)
                throw new InvalidDataException($"it was written by a newer version of the program (shape {shape}; this one knows {ShapeVersion}).");
            return new DueItem
            {
                Key = key,
                Kind = row.Named<ItemKind>("kind"),
                State = row.Named<ItemState>("state"),
                OpenedOn = Day(row, "openedOn"),
                DueOn = Day(row, "dueOn"),
                OriginalDueOn = Day(row, "originalDueOn"),
                FirstDueOn = row.Date("firstDueOn"),
                Historic = row.Flag("historic"),
                Addressed = !row.Flag("unaddressed"),
                Required = Quota(row, "required"),
                RequiredWithin = Quota(row, "requiredWithin"),
                Reports = row.Text("reports") is { } reports ? [.. reports.Split(Sep).Select(ReadReport)] : [],
                PolicyVersion = row.RequiredText("policy"),
                Change = row.Number("change") ?? 0,
                Withdrawn = row.Flag("withdrawn"),
                Cycle = row.Number("cycle") ?? 1,
                LadderFrom = row.Date("ladderFrom"),
                CourtesyAt = row.Instant("courtesyAt"),
                Reminder = ReadRung(row, "reminder"),
                Supervision = ReadRung(row, "supervision"),
                Interview = ReadRung(row, "interview"),
                Repeats = row.Number("repeats") ?? 0,
                NotesAsked = ReadQuarters(row, "notesAsked"),
                NotesGiven = ReadQuarters(row, "notesGiven"),
                ClosedAt = row.Instant("closedAt"),
                CompletedOn = row.Date("completedOn"),
                ClosedBy = ActorColumns.Has(row, "closedBy") ? ActorColumns.Read(row, "closedBy") : null,
                ClosedReason = row.Text("closedReason"),
                CarriedOver = row.Flag("carriedOver"),
                CarriedTo = row.Text("carriedTo"),
                ReviewedAt = row.Instant("reviewedAt"),
                ReturnedAt = row.Instant("returnedAt"),
                Extension = row.Instant("extensionAt") is { } asked ? new ExtensionRequest(asked, Day(row, "extensionUntil")) : null,
                SignOff = row.Instant("signOffAt") is { } reported ? new AwaitedSignOff(reported, row.RequiredText("signOff")) : null,
                QuietUntil = row.Date("quietUntil"),
                HeldUntil = row.Date("heldUntil"),
                ByHand = row.Instant("byHandAt") is { } opened ? new RungByHand(opened, row.RequiredText("byHandReason")) : null,
                OfficeToldAt = row.Instant("officeToldAt"),
                ReceivedAt = row.Instant("receivedAt"),
                AcknowledgedAt = row.Instant("acknowledgedAt"),
                AcknowledgeAskedAt = row.Instant("acknowledgeAskedAt"),
                LastRequest = row.Text("lastRequest"),
                HistoryCount = row.Number("historyCount") is { } lines and > 0 and <= MostLines
                    ? lines
                    : throw new InvalidDataException("it does not say how many lines its history has."),
                HistoryHead = row.Text("historyHead"),
                HistoryUnchained = row.Number("historyUnchained") ?? 0,
            };
        }
        catch (Exception e) when (DamagedRow.IsCause(e))
        {
            throw new InvalidDataException($"Item {key} cannot be read: {e.Message}", e);
        }
    }

    public static IReadOnlyDictionary<string, object> ToColumns(PendingNotice notice)
    {
        var columns = new Dictionary<string, object> { ["decidedAt"] = notice.DecidedAt };
        if (notice.RefusedFor is { } refused)
            columns["refusedFor"] = refused;
        if (notice.Text is { } text)
            columns["text"] = text;
        if (notice.Answers is { } day)
            columns["answers"] = day.ToString("yyyy-MM-dd");
        return columns;
    }

    public static PendingNotice ToNotice(StoreRow row)
    {
        string[] parts = row.Row.Split('|');
        string[] tag = parts[2].Split('-');
        var about = new NoticeTag(tag[1]);
        return new PendingNotice(
            parts[1],
            int.Parse(tag[0]),
            about.IsKnown ? about : throw new InvalidDataException($"Pending notice '{row.Row}' is of no kind that this version knows."),
            row.Instant("decidedAt") ?? throw new InvalidDataException($"Pending notice '{row.Row}' has no time of decision."),
            row.Text("refusedFor"),
            row.Text("text"),
            row.Date("answers")
        );
    }

    /// <param name="before">Digest of the line before it, as <see cref="HistoryChain"/> gives it.</param>
    /// <param name="item">How the item stands after it, as <see cref="ItemGist"/> writes it.</param>
    public static IReadOnlyDictionary<string, object> ToColumns(HistoryEntry entry, string before, string item)
    {
        var columns = new Dictionary<string, object>
        {
            [HistoryChain.Before] = before,
            [HistoryChain.Item] = item,
            ["at"] = entry.At,
            ["event"] = entry.Event.ToString(),
            ["text"] = entry.Text,
        };
        ActorColumns.Put(columns, "who", entry.Who);
        if (entry.Mail is { } mail)
            columns["mail"] = mail;
        if (entry.Request is { } request)
            columns["request"] = request;
        if (entry.Attachments is { Count: > 0 } attachments)
            columns["attachments"] = JsonSerializer.Serialize(attachments, Plain);
        return columns;
    }

    public static HistoryEntry ToHistory(StoreRow row) =>
        new(
            NumberOf(row),
            row.Instant("at") ?? throw new InvalidDataException($"History line '{row.Row}' has no time."),
            ActorColumns.Read(row, "who"),
            row.Named<HistoryEvent>("event"),
            row.RequiredText("text"),
            row.Text("mail"),
            row.Text("request"),
            AttachmentsOf(row.Text("attachments"))
        );

    /// <summary>The files that came with a line, as its column names them.</summary>
    internal static IReadOnlyList<Attachment>? AttachmentsOf(string? column) => column is null ? null : StoredJson.Several<Attachment>(column, Plain);

    /// <summary>The number of a history line, by its key; 0 for a key that has none, which no line of ours has.</summary>
    public static int NumberOf(StoreRow line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return int.TryParse(line.Row[(line.Row.LastIndexOf('|') + 1)..], out int number) ? number : 0;
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd");

    private static int? Quota(StoreRow row, string column) =>
        row.Number(column) is >= 0 or null ? row.Number(column) : throw new InvalidDataException($"column '{column}' asks for less than nothing.");

    private static DateOnly Day(StoreRow row, string column) => row.Date(column) ?? throw new InvalidDataException($"no date in column '{column}'.");

    private static AcceptedRung? ReadRung(StoreRow row, string name) =>
        row.Instant($"{name}At") is { } at ? new AcceptedRung(at, row.Date($"{name}ReplyBy")) : null;

    private static string? Quarters(ImmutableArray<int> quarters) => quarters.IsEmpty ? null : string.Join(',', quarters);

    private static ImmutableArray<int> ReadQuarters(StoreRow row, string column) =>
        row.Text(column) is { } text ? [.. text.Split(',').Select(int.Parse)] : [];

    private static string Write(Report report) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Id},{report.At.UtcDateTime:O},{report.CompletedOn:yyyy-MM-dd},{report.Count},{report.Within}"
                + $"{Voided(report)}{By(report)}{Issued(report)}{Reporter(report)}{Channel(report)}"
        );

    private static Report ReadReport(string text)
    {
        string[] parts = text.Split(',');
        return new Report(
            parts[0],
            Instant(parts[1]),
            DateOnly.ParseExact(parts[2], "yyyy-MM-dd"),
            int.Parse(parts[3]),
            int.Parse(parts[4]),
            parts.Length > 5 && parts[5].Length > 0 ? Instant(parts[5]) : null,
            parts.Length > 8 && parts[6].Length > 0
                ? new Actor(Enum.Parse<ActorKind>(parts[6]), Uri.UnescapeDataString(parts[7]), Uri.UnescapeDataString(parts[8]))
                {
                    Channel = parts.Length > 13 ? Enum.Parse<ActorChannel>(parts[13]) : null,
                }
                : null,
            parts.Length > 9 && parts[9].Length > 0 ? DateOnly.ParseExact(parts[9], "yyyy-MM-dd") : null
        )
        {
            Reporter =
                parts.Length > 12 && parts[12].Length > 0 ? new Reporter(Some(parts[10]), Some(parts[11]), Uri.UnescapeDataString(parts[12])) : null,
        };

        static string? Some(string part) => part.Length > 0 ? Uri.UnescapeDataString(part) : null;
    }

    private static string Voided(Report report) =>
        report.VoidAt is { } at ? $",{at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}"
        : report is { By: null, IssuedOn: null, Reporter: null } ? ""
        : ",";

    // A name or an account may hold the signs that part reports.
    private static string By(Report report) =>
        report.By is { } by ? $",{by.Kind},{Escaped(by.Id)},{Escaped(by.Name)}"
        : report is { IssuedOn: null, Reporter: null } ? ""
        : ",,,";

    private static string Issued(Report report) =>
        report.IssuedOn is { } day ? $",{day:yyyy-MM-dd}"
        : report.Reporter is null && !HasChannel(report) ? ""
        : ",";

    private static string Reporter(Report report) =>
        report.Reporter is { } reporter ? $",{Escaped(reporter.Name ?? "")},{Escaped(reporter.Phone ?? "")},{Escaped(reporter.Words)}"
        : HasChannel(report) ? ",,,"
        : "";

    // Last, so that a report of before reads as it did.
    private static string Channel(Report report) => report.By?.Channel is { } channel ? $",{channel}" : "";

    private static bool HasChannel(Report report) => report.By?.Channel is not null;

    private static string Escaped(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal)
            .Replace(";", "%3B", StringComparison.Ordinal);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
