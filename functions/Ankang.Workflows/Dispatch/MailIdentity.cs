using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>Names a mail by what it tells whom, not by when it leaves: written down with it, and the middle of its message id.</summary>
/// <remarks>
/// What leaves again after a crash, or after a backup was put back, carries the id that it had; a mail server or a reader's program may
/// drop the second. What is meant to be told again (a rung or a telling was taken back, somebody asked for it once more) has another.
/// </remarks>
internal static class MailIdentity
{
    private const int Digits = 12;

    /// <summary>Of a mail that carries notices.</summary>
    public static string Of(ListInForce list, NoticeKind kind, IReadOnlyList<Recipient> to, IEnumerable<Carried> carried) =>
        Digest(list, kind, to, carried.Select(c => $"{c.Key} {Sending(c)}"));

    /// <summary>Of a 任务告知: the duties as the catalogue has them, and how often the unit's tellings came back.</summary>
    public static string Of(ListInForce list, IReadOnlyList<Recipient> to, IReadOnlyList<Briefing> briefings) =>
        Digest(
            list,
            NoticeKind.Briefing,
            to,
            briefings
                .SelectMany(b => b.Duties.Select(d => $"{b.Unit.Id} {d.Key}").Append($"{b.Unit.Id} {TakenBack(list, b.Unit.Id)}"))
                .Prepend($"{list.Catalogue.Version} {briefings[0].Kind}")
        );

    /// <summary>Of a 周报: its week.</summary>
    /// <param name="on">A day of the week, Asia/Shanghai.</param>
    public static string Of(ListInForce list, IReadOnlyList<Recipient> to, DateOnly on) =>
        Digest(list, NoticeKind.Summary, to, [Summaries.WeekOf(on)]);

    /// <summary>Of a 通报: its number in the list.</summary>
    public static string OfBulletin(ListInForce list, IReadOnlyList<Recipient> to, int number) =>
        Digest(list, NoticeKind.Bulletin, to, [$"{number}"]);

    /// <summary>Whether the middle of a message id is an identity; else it is a slot, <c>20210401T09</c>.</summary>
    public static bool Is(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigitLower);

    // The clock decides some notices anew after a backup was put back: those are counted. What a person did is done anew, at another moment.
    private static string Sending(Carried carried) =>
        carried.Tag.WaitsForTelling || carried.Tag.Quarter is not null || carried.Tag == NoticeTag.Acknowledge
            ? $"{carried.Item.Repeats}"
            : $"{carried.Notice.DecidedAt.UtcDateTime:O}";

    private static int TakenBack(ListInForce list, string unit) => list.Told.Of(unit).Count(t => t.TakenBackAt is not null);

    private static string Digest(ListInForce list, NoticeKind kind, IReadOnlyList<Recipient> to, IEnumerable<string> what)
    {
        IEnumerable<string> lines =
        [
            list.Id,
            NoticeKinds.Of(kind).Code,
            .. to.Select(t => $"{t.Email} {t.Unit}").Order(StringComparer.Ordinal),
            .. what.Order(StringComparer.Ordinal),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..Digits];
    }
}
