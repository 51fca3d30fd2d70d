namespace Ankang.Workflows.Letters;

/// <summary>GB/T 9704-2012 in twentieths of a point: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters.</summary>
internal static class DocxMeasures
{
    public const int PageWidth = 11906,
        PageHeight = 16838;

    public const int Top = 2098,
        Left = 1587,
        TextWidth = 8845,
        TextHeight = 12757;

    public const int Right = PageWidth - Left - TextWidth,
        Bottom = PageHeight - Top - TextHeight;

    /// <summary>A table on a lying page: margins of 25 mm leave this width.</summary>
    public const int LyingMargin = 1417,
        LyingWidth = PageHeight - 2 * LyingMargin;

    public const int LinePitch = TextHeight / 22;

    /// <summary>One character of the text (三号, 16 points).</summary>
    public const int Character = 320;

    /// <summary>Characters are set closer, so that 28 of 16 points fill the line: not by a character grid, which programs read differently.</summary>
    public const int Closer = TextWidth / 28 - Character;

    /// <summary>信函格式: the mark's top, and the lower double rule's distance from the page's foot.</summary>
    public const int MarkFromTop = 1701,
        FootRule = 1134;

    /// <summary>信函格式: rules of 170 mm, centred on the page, so they reach past the text on both sides.</summary>
    public const int RuleLeft = -454,
        RuleRight = -340;

    /// <summary>4 mm, in points, between mark and rule.</summary>
    public const int RuleSpace = 11;
}
