using System.Text.RegularExpressions;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>Takes the secrets of links out of what telemetry says: a log is read by more people than a mail.</summary>
public static partial class SecretMask
{
    /// <summary><c>/u/TOKEN/items/1</c> becomes <c>/u/***/items/1</c>; so do the links of supervisors, of those on duty, and one-time links.</summary>
    public static string Of(string text) => Secret().Replace(text, "$1***");

    [GeneratedRegex("""(/(?:u|s|d|c|welcome)/)(?!\*)[^/?#&\s"'<>]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
