using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Reports;

namespace Ankang.Workflows.Pictures;

/// <summary>办结率 and 按期办结率 by month of the deadline, as two lines.</summary>
public static class TrendPicture
{
    private const double Width = 720,
        Height = 260,
        Left = 48,
        Right = 20,
        Top = 34,
        Bottom = 30;

    /// <param name="months">Those in which something fell due.</param>
    /// <param name="cutOff">The day as of which they are told.</param>
    public static Picture Draw(IReadOnlyList<MonthRates> months, DateOnly cutOff)
    {
        ArgumentNullException.ThrowIfNull(months);
        string says =
            months.Count == 0
                ? "尚无到期事项。"
                : $"截至{ChineseDates.Full(cutOff)}，{string.Join('；', months.Select(m => $"{m.Month.Month}月办结率{BulletinFigures.Rate(m.Done, m.Due)}"))}。";
        using SvgCanvas svg = new("trend-picture", Width, Height, "各月到期事项办结率", says);
        svg.Line("done", (Left, 14), (Left + 28, 14));
        svg.Words("word", Left + 34, 19, "办结率");
        svg.Line("ontime", (Left + 100, 14), (Left + 128, 14));
        svg.Words("word", Left + 134, 19, "按期办结率");
        foreach (int percent in new[] { 0, 25, 50, 75, 100 })
        {
            svg.Line("grid", (Left, Y(percent)), (Width - Right, Y(percent)));
            svg.Words("faint", Left - 6, Y(percent) + 4, $"{percent}%", "end");
        }

        foreach ((int index, MonthRates month) in months.Index())
            svg.Words("faint", X(index), Height - 8, $"{month.Month.Month}月", "middle");
        Draw(svg, "ontime", m => m.OnTime);
        Draw(svg, "done", m => m.Done);
        return new(
            "trend-picture",
            "各月到期事项办结率",
            says,
            svg.Finish(),
            ["月份", "应办", "按期办结", "办结", "按期办结率", "办结率"],
            [
                .. months.Select(m => new PictureRow(
                    [
                        $"{m.Month.Month}月",
                        $"{m.Due}",
                        $"{m.OnTime}",
                        $"{m.Done}",
                        BulletinFigures.Percent(m.OnTime, m.Due),
                        BulletinFigures.Percent(m.Done, m.Due),
                    ],
                    $"/items?month={m.Month.Month}"
                )),
            ]
        );

        double X(int index) => Left + (Width - Left - Right) * (index + 0.5) / Math.Max(1, months.Count);
        void Draw(SvgCanvas canvas, string style, Func<MonthRates, int> part)
        {
            canvas.Line(style, months.Select((m, i) => (X(i), Y(100d * part(m) / m.Due))));
            foreach ((int index, MonthRates month) in months.Index())
            {
                canvas.Begin($"{month.Month.Month}月{(style == "done" ? "办结率" : "按期办结率")}{BulletinFigures.Rate(part(month), month.Due)}");
                canvas.Circle(style, X(index), Y(100d * part(month) / month.Due), 4);
                canvas.End();
            }
        }
    }

    private static double Y(double percent) => Top + (Height - Top - Bottom) * (1 - percent / 100);
}
