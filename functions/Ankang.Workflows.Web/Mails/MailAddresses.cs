using System.Globalization;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.Mails;

/// <summary>The address of a mail as a URL writes it: <c>20210401T09_hanbin_reminder</c> for <c>20210401T09|hanbin|reminder</c>.</summary>
internal static class MailAddresses
{
    public static string InUrl(string address) => address.Replace('|', '_');

    public static string FromUrl(string address) => address.Replace('_', '|');

    /// <summary>True for what can stand between slot and kind: a unit, or a person as messages name him.</summary>
    public static bool IsReader(string text) => text.Split('~') is { Length: <= 2 } parts && parts.All(Ids.IsValid);

    public static bool IsSlot(string text) =>
        text.Length == 11
        && text[8] == 'T'
        && text[9..] is "09" or "15"
        && DateOnly.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
