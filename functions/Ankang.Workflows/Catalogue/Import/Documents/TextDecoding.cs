using System.Text;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Finds out in which encoding a text of an authority is written: UTF-8, UTF-16 with its mark, or GB18030 (GBK, GB2312).</summary>
internal static class TextDecoding
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16Little = new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16Big = new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030",
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    /// <summary>The text with line ends as \n and without control characters; null when the bytes are no text.</summary>
    /// <remarks>UTF-8 is asked first: hardly any text in GB18030 is also well-formed UTF-8, while most UTF-8 also reads as wrong GB18030.</remarks>
    public static string? Decode(byte[] content)
    {
        Encoding[] candidates =
            content is [0xFF, 0xFE, ..] ? [Utf16Little]
            : content is [0xFE, 0xFF, ..] ? [Utf16Big]
            : [Utf8, Gb18030];
        foreach (Encoding encoding in candidates)
        {
            try
            {
                string text = encoding.GetString(content).TrimStart('\uFEFF').ReplaceLineEndings("\n");
                // Every format of documents that is not text has NUL or other control characters.
                return text.Count(IsControl) > text.Length / 500 || text.Contains('\0') ? null : Clean(text);
            }
            catch (DecoderFallbackException)
            {
                // Not this one.
            }
        }

        return null;
    }

    /// <summary>Without what neither YAML nor XML may hold, and with blanks that are blanks.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '\u00A0' or '\u2007' or '\u202F')
                clean.Append(' ');
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(c).Append(text[++i]);
            else if (c is '\u2028' or '\u2029' or '\u0085' or '\v' or '\f')
                clean.Append('\n');
            else if (!IsControl(c) && !char.IsSurrogate(c) && c is not ('\uFEFF' or '\u200B' or '\uFFFE' or '\uFFFF'))
                clean.Append(c);
        }

        return clean.ToString();
    }

    private static bool IsControl(char c) => c is < ' ' and not ('\t' or '\n' or '\v' or '\f') or (>= '\u007F' and <= '\u009F' and not '\u0085');
}
