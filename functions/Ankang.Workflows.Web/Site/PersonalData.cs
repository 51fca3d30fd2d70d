using System.Text.RegularExpressions;

namespace Ankang.Workflows.Web.Site;

/// <summary>Addresses and telephone numbers of people, as those see them whom they do not concern.</summary>
/// <remarks>By what it is and not by where it stands: a line of a history or an answer of a mail server may name an address, too.</remarks>
internal static partial class PersonalData
{
    /// <summary><c>liaison@hanbin.example</c> becomes <c>l***@hanbin.example</c>, <c>13891551234</c> becomes <c>138****1234</c>.</summary>
    public static string Masked(string text) => Mobile().Replace(Email().Replace(text, "$1***$2"), "$1****$2");

    [GeneratedRegex(@"([A-Za-z0-9])[A-Za-z0-9._%+-]*(@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+)")]
    private static partial Regex Email();

    // A mobile number, or one of a desk with its area code; the last four digits let two be told apart.
    [GeneratedRegex(@"(?<![0-9A-Za-z-])(1[3-9]\d|0\d{2,3}-?)\d{3,4}(\d{4})(?![0-9A-Za-z])")]
    private static partial Regex Mobile();
}
