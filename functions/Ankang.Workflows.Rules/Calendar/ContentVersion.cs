using System.Security.Cryptography;
using System.Text;

namespace Ankang.Workflows.Rules.Calendar;

/// <summary>Names a state of texts by their content, so that equal texts have equal versions on every machine.</summary>
public static class ContentVersion
{
    /// <summary>First 12 hex digits of the SHA-256 of the texts; line endings do not count.</summary>
    public static string Of(params IReadOnlyList<string> texts)
    {
        byte[] content = Encoding.UTF8.GetBytes(string.Join('\0', texts.Select(t => t.ReplaceLineEndings("\n"))));
        return Convert.ToHexStringLower(SHA256.HashData(content))[..12];
    }
}
