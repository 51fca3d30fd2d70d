using Ankang.Workflows.Calendar;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Writes the numbers that a word processor counts itself (一、, (一), 1., ①) before their paragraphs, as they are printed.</summary>
internal sealed class DocxNumbering(Numbering? numbering, Styles? styles)
{
    private readonly Dictionary<(int Number, int Level), int> _counts = [];

    /// <summary>The number before <paramref name="paragraph"/>, or nothing; counts it.</summary>
    public string Next(Paragraph paragraph)
    {
        NumberingProperties? own = paragraph.ParagraphProperties?.NumberingProperties;
        string? style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        NumberingProperties? inherited = style is null
            ? null
            : styles?.Elements<Style>().FirstOrDefault(s => s.StyleId?.Value == style)?.StyleParagraphProperties?.NumberingProperties;
        int id = own?.NumberingId?.Val?.Value ?? inherited?.NumberingId?.Val?.Value ?? 0;
        int at = own?.NumberingLevelReference?.Val?.Value ?? inherited?.NumberingLevelReference?.Val?.Value ?? 0;
        if (id == 0 || numbering is null || LevelOf(id, at) is not { } level)
            return "";

        foreach ((int Number, int Level) deeper in _counts.Keys.Where(k => k.Number == id && k.Level > at).ToList())
            _counts.Remove(deeper);
        int count = _counts[(id, at)] = _counts.TryGetValue((id, at), out int before) ? before + 1 : level.StartNumberingValue?.Val?.Value ?? 1;
        string text = level.LevelText?.Val?.Value ?? "";
        if (!text.Contains('%'))
            return "";
        for (int i = 0; i <= at; i++)
            text = text.Replace(
                $"%{i + 1}",
                Written(i == at ? count : _counts.GetValueOrDefault((id, i), 1), LevelOf(id, i)?.NumberingFormat?.Val?.InnerText),
                StringComparison.Ordinal
            );
        return text;
    }

    private Level? LevelOf(int id, int at)
    {
        int? model = numbering!.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == id)?.AbstractNumId?.Val?.Value;
        return numbering
            .Elements<AbstractNum>()
            .FirstOrDefault(a => a.AbstractNumberId?.Value == model)
            ?.Elements<Level>()
            .FirstOrDefault(l => l.LevelIndex?.Value == at);
    }

    private static string Written(int count, string? format) =>
        format switch
        {
            "chineseCounting" or "chineseCountingThousand" or "ideographDigital" or "japaneseCounting" or "taiwaneseCountingThousand" =>
                ChineseNumbers.Write(count),
            "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when count is >= 1 and <= 20 => ((char)('①' + count - 1)).ToString(),
            "bullet" or "none" => "",
            _ => count.ToString(),
        };
}
