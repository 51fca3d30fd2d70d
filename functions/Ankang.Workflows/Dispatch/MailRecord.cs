using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Dispatch;

/// <summary>One message as the Mail table remembers it: what it says, whom it goes to, what became of it.</summary>
public sealed record MailRecord
{
    private const int TextColumnLength = 30_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Chinese stays readable in the tables
    };

    /// <summary>The slot it belongs to, <c>20210401T09</c>.</summary>
    public required string Slot { get; init; }

    /// <summary>
    /// Names its reader: a person by his first unit and what he is there (<c>hanbin</c>, <c>hanbin~supervisor</c>); <c>office</c>, or the
    /// unit of which the office is told.
    /// </summary>
    public required string Addressee { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>What holds for its kind.</summary>
    public NoticeTraits Traits => NoticeKinds.Of(Kind);

    /// <summary>Tells messages of one addressee and kind apart (a digest a rung); empty for most.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>
    /// What its message id has in the middle, <see cref="MailIdentity"/>; null for what belongs to its slot: a digest, a word asked for at once,
    /// and a row of before.
    /// </summary>
    public string? Identity { get; init; }

    /// <summary>Whom it goes to: one person, once for each unit that he is told of.</summary>
    public required IReadOnlyList<Recipient> To { get; init; }

    /// <summary>Where it goes to, each address once. Several only in a row of before, when a message went to a unit.</summary>
    public IReadOnlyList<string> Addresses => [.. To.Select(t => t.Email).Distinct()];

    /// <summary>The units of which it tells, in roster order; none for the office's own.</summary>
    public IReadOnlyList<string> Units =>
        [
            .. To.Select(t => t.Unit)
                .OfType<string>()
                .DefaultIfEmpty(Addressee == MailDrafts.Office || Addressee.Contains('~') ? "" : Addressee)
                .Where(u => u.Length > 0)
                .Distinct(),
        ];

    /// <summary>The notices and duties that it brings to a unit, each under a name of its own.</summary>
    public IEnumerable<(string Unit, string What)> Tells =>
        Notices.Select(n => (n.Unit, n.ToString())).Concat(Duties.Select(d => (d.Unit, d.ToString())));

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>The notices it carries; empty for a briefing, a summary and the office's own.</summary>
    public IReadOnlyList<NoticeKey> Notices { get; init; } = [];

    /// <summary>What the text says of each of the <see cref="Notices"/>; its letter and calendar file are made from it. Empty where there are none.</summary>
    public IReadOnlyList<NoticeItem> Items { get; init; } = [];

    /// <summary>The duties that a 任务告知 names; empty for other kinds.</summary>
    public IReadOnlyList<ToldDuty> Duties { get; init; } = [];

    /// <summary>It reached people: whatever took it was no folder, no trial, no redirection. False until it was accepted.</summary>
    public bool Reached { get; init; }

    /// <summary>The number of the 通报 that it brings; null for other kinds.</summary>
    public int? Bulletin => Kind == NoticeKind.Bulletin && int.TryParse(Suffix.AsSpan(1), out int number) ? number : null;

    /// <summary>How it was taken; of meaning once it was accepted.</summary>
    public MailWay Way { get; init; }

    /// <summary>The last day to reply that it names; null where it names none.</summary>
    public DateOnly? ReplyBy { get; init; }

    public MailState State { get; init; } = MailState.Prepared;

    /// <summary>When the server took it, UTC.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The server's words, for the office.</summary>
    public string? Detail { get; init; }

    /// <summary>What kept the whole mail at the last try, something of ours or the server's; null where nothing did.</summary>
    public AnswerKind? Fault { get; init; }

    /// <summary>Recipients whom the server did not take it for when it was last tried for them.</summary>
    public IReadOnlyList<RefusedRecipient> Refused { get; init; } = [];

    /// <summary>Addresses of <see cref="Refused"/> that it is still to be tried for.</summary>
    public IReadOnlyList<string> Retry { get; init; } = [];

    /// <summary>What was reported of recipients after acceptance, oldest first.</summary>
    public IReadOnlyList<Delivery> Deliveries { get; init; } = [];

    /// <summary>What vouches for all histories of the list, as the last audit gave it; in mails to the office. Null in others.</summary>
    public string? Seal { get; init; }

    /// <summary>The text as it leaves: with the seal, which no edited template can leave out.</summary>
    public string Body => Seal is null ? Text : $"{Text.TrimEnd()}\n\n台账校验值：{Seal}\n";

    /// <summary>The Date header, UTC.</summary>
    public required DateTimeOffset Date { get; init; }

    public string Row => $"{Addressee}|{Traits.Code}{Suffix}";

    /// <summary>Address within the list, as the history refers to it.</summary>
    public string Address => $"{Slot}|{Row}";

    /// <summary>Several addresses in one line of a history, where a notice went to several people.</summary>
    public static string JoinAddresses(IEnumerable<string> addresses) => string.Join(' ', addresses);

    /// <summary>The addresses in a line of a history; none where the line has no mail.</summary>
    public static IReadOnlyList<string> SplitAddresses(string? line) => line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A repeat after a crash, or after a backup was put back, carries the same id.</summary>
    public string MessageId(string list, string domain) => $"{list}.{Identity ?? Slot}.{Addressee}.{Traits.Code}{Suffix}@{domain}";

    /// <summary>Whose mail a 暂缓 of it names: the reader's address; null for a mail that is held by its items, or not at all.</summary>
    public string? HeldAs => Traits.HeldBy == NoticeHolder.Person && To is [var person, ..] ? person.Email : null;

    /// <summary>
    /// True for a message of an earlier slot that the mail server would not take, or that was kept back (暂缓), and that no
    /// notice asks for again: it leaves with <paramref name="slot"/>.
    /// </summary>
    /// <remarks>A summary of another week is not worth repeating: the new one says more.</remarks>
    public bool WaitsForItself(Slot slot) =>
        State is MailState.Deferred or MailState.Held
        && Notices.Count == 0
        && (!Traits.IsWeekly || Summaries.WeekOf(Rules.Calendar.Slot.Parse(Slot).Date) == Summaries.WeekOf(slot.Date));

    /// <summary>A server took it for the recipient, and no report says that it came back from there.</summary>
    public bool Has(string email) =>
        Refused.All(r => r.Email != email) && Deliveries.All(d => d.Email != email || d.Status == DeliveryStatus.Delivered);

    /// <summary>A recipient's server sent it back for our text or our sender: nothing is wrong with the recipient.</summary>
    public bool CameBackForUs =>
        Deliveries.Any(d => d.Status == DeliveryStatus.Bounced && !SmtpAnswers.Judge(d.Detail, AnswerStage.Recipient).IsOfRecipient());

    /// <summary>A server took it, and it did not come back from everybody since.</summary>
    public bool IsHad => State == MailState.Accepted && (Deliveries.Count == 0 || HasAnybody());

    /// <summary>Somebody has it, as far as is known.</summary>
    /// <param name="except">A recipient of whom it just became known that he has not.</param>
    public bool HasAnybody(string? except = null) => To.Any(t => t.Email != except && Has(t.Email));

    /// <summary>It is worth another try within its slot: what kept it may be over in minutes.</summary>
    public bool IsTriedSoon =>
        State == MailState.Deferred && (Fault is not null || Refused.Any(r => r.Kind == AnswerKind.Later && Retry.Contains(r.Email)));

    /// <summary>Why a mail of no single item does not leave on a day: the office holds it, or the whole list is paused. Null where it may.</summary>
    public string? WhyHeldBack(ListInForce list, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (HeldAs is not { } of)
            return null;
        IReadOnlyList<string> units = Units;
        // A hold of before names a unit; then it keeps back all mails that tell of the unit.
        return units.Any(u => list.Directory.Find(u) is { IsLost: true }) ? "单位名录缺失，恢复后再发"
            : units.Prepend(of).Select(o => list.HoldOf(Kind, o, day)).FirstOrDefault(h => h is not null) is { } hold
                ? $"市安委办暂缓发送至{ChineseDates.Short(hold.Until)}"
            : list.PauseOn(day) is { } pause ? $"清单暂停至{ChineseDates.Short(pause.Last)}"
            : null;
    }

    public IReadOnlyDictionary<string, object> ToColumns()
    {
        var columns = new Dictionary<string, object>
        {
            ["kind"] = Kind.ToString(),
            ["suffix"] = Suffix,
            ["to"] = string.Join('\n', To.Select(a => $"{a.Email}\t{a.Person}\t{a.Role}\t{a.Unit}")),
            ["subject"] = Subject,
            ["state"] = State.ToString(),
            ["date"] = Date,
        };
        Split(columns, "text", Text);
        Split(columns, "notices", string.Join('\n', Notices));
        if (Items.Count > 0)
            Split(columns, "items", JsonSerializer.Serialize(Items, Json));
        if (Duties.Count > 0)
            Split(columns, "duties", string.Join('\n', Duties));
        if (Identity is { } identity)
            columns["identity"] = identity;
        if (Reached)
            columns["reached"] = true;
        if (Way != MailWay.Sent)
            columns["way"] = Way.ToString();
        if (Seal is { } seal)
            columns["seal"] = seal;
        if (ReplyBy is { } replyBy)
            columns["replyBy"] = replyBy.ToString("yyyy-MM-dd");
        if (AcceptedAt is { } accepted)
            columns["acceptedAt"] = accepted;
        if (Detail is { } detail)
            columns["detail"] = detail;
        if (Refused.Count > 0)
            columns["refused"] = string.Join(
                '\n',
                Refused.Select(r => $"{r.Email}\t{r.Answer.ReplaceLineEndings(" ").Replace('\t', ' ')}\t{r.Kind}")
            );
        if (Retry.Count > 0)
            columns["retry"] = string.Join('\n', Retry);
        if (Fault is { } fault)
            columns["fault"] = fault.ToString();
        if (Deliveries.Count > 0)
            columns["deliveries"] = string.Join(
                '\n',
                Deliveries.Select(d => $"{d.Email}\t{d.Status}\t{d.At.UtcDateTime:O}\t{d.Detail.ReplaceLineEndings(" ")}")
            );
        return columns;
    }

    public static MailRecord Read(string slot, StoreRow row)
    {
        (string notices, string items, string duties) = (Joined(row, "notices"), Joined(row, "items"), Joined(row, "duties"));
        return new MailRecord
        {
            Slot = slot,
            Addressee = row.Row.Split('|')[0],
            Kind = row.Named<NoticeKind>("kind"),
            Suffix = row.Text("suffix") ?? "",
            Identity = row.Text("identity"),
            To = [.. Lines(row.Text("to")).Select(ReadRecipient)],
            Subject = row.RequiredText("subject"),
            Text = Joined(row, "text"),
            Notices = notices.Length == 0 ? [] : [.. notices.Split('\n').Select(NoticeKey.Parse)],
            Items = items.Length == 0 ? [] : StoredJson.Several<NoticeItem>(items, Json),
            Duties = duties.Length == 0 ? [] : [.. duties.Split('\n').Select(d => ToldDuty.Parse(d, row.Row.Split('|')[0]))],
            Reached = row.Flag("reached"),
            Way = row.Text("way") is null ? MailWay.Sent : row.Named<MailWay>("way"),
            Seal = row.Text("seal"),
            ReplyBy = row.Date("replyBy"),
            State = row.Named<MailState>("state"),
            AcceptedAt = row.Instant("acceptedAt"),
            Detail = row.Text("detail"),
            Refused = [.. Lines(row.Text("refused")).Select(ReadRefused)],
            Retry = [.. Lines(row.Text("retry")).Select(p => p[0])],
            Fault = Enum.TryParse(row.Text("fault"), out AnswerKind fault) ? fault : null,
            Deliveries =
            [
                .. (row.Text("deliveries") ?? "")
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(l => l.Split('\t'))
                    .Select(p => new Delivery(p[0], Enum.Parse<DeliveryStatus>(p[1]), DateTimeOffset.Parse(p[2]).ToUniversalTime(), p[3])),
            ],
            Date = row.Instant("date") ?? throw new InvalidDataException($"Mail '{row.Row}' of slot {slot} has no date."),
        };
    }

    private static void Split(Dictionary<string, object> columns, string name, string text)
    {
        for (int i = 0; i * TextColumnLength < text.Length; i++)
            columns[$"{name}{i}"] = text.Substring(i * TextColumnLength, Math.Min(TextColumnLength, text.Length - i * TextColumnLength));
    }

    private static string Joined(StoreRow row, string column) =>
        string.Concat(Enumerable.Range(0, 100).Select(i => row.Text($"{column}{i}")).TakeWhile(t => t is not null));

    private static IEnumerable<string[]> Lines(string? lines) =>
        (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t'));

    // A row of before knows refusals for good only.
    private static RefusedRecipient ReadRefused(string[] parts) =>
        new(
            parts[0],
            parts.Length > 1 ? parts[1] : "",
            parts.Length > 2 && Enum.TryParse(parts[2], out AnswerKind kind) ? kind : AnswerKind.NoSuchRecipient
        );

    // A row of before has no role.
    private static Recipient ReadRecipient(string[] parts) =>
        new(
            parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null,
            parts.Length > 2 ? Enum.Parse<RecipientRole>(parts[2]) : RecipientRole.Unknown,
            parts.Length > 3 && parts[3].Length > 0 ? parts[3] : null,
            parts[0]
        );
}
