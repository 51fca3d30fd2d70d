using System.Text.RegularExpressions;

namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>What counts as a mailbox, wherever one is typed, read or written to: what no mail server takes is refused where it is typed.</summary>
public static partial class EmailAddress
{
    /// <summary>One bare mailbox, such as <c>hanbin.liaison@example.org</c>: no name, no second address, no line end.</summary>
    public static bool IsValid(string address) => address is { Length: <= 254 } && Pattern().IsMatch(address);

    [GeneratedRegex(
        @"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + @"@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z"
    )]
    private static partial Regex Pattern();
}
