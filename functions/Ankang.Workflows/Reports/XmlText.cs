using System.Text;
using System.Xml;

namespace Ankang.Workflows.Reports;

/// <summary>Text as XML can hold it: one control character or half a surrogate pair would spoil the whole file.</summary>
internal static class XmlText
{
    public static string Clean(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
                clean.Append(rune);
        return clean.ToString();
    }
}
