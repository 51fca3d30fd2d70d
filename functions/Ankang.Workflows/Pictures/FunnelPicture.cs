using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Reports;

namespace Ankang.Workflows.Pictures;

/// <summary>How many items climbed how far: 应办, 曾逾期, 提醒, 督办, 约谈.</summary>
public static class FunnelPicture
{
    private const double Width = 720,
        Label = 110,
        Row = 36;

    public static Picture Draw(PictureFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        IReadOnlyList<LadderStage> stages = facts.Ladder;
        int all = stages[0].Items;
        string says = $"截至{ChineseDates.Full(facts.CutOff.Day)}，{string.Join('，', stages.Select(s => $"{s.Word}{s.Items}项"))}。";
        using SvgCanvas svg = new("funnel-picture", Width, stages.Count * Row + 8, "提醒—督办—约谈各环节事项", says);
        foreach ((int index, LadderStage stage) in stages.Index())
        {
            double y = 4 + index * Row,
                width = all == 0 ? 0 : (Width - Label - 150) * stage.Items / all;
            svg.Begin($"{stage.Word}{stage.Items}项，占应办{BulletinFigures.Rate(stage.Items, all)}");
            svg.Words("word", Label - 10, y + 21, stage.Word, "end");
            svg.Rectangle($"stage{index}", Label, y, Math.Max(2, width), Row - 8);
            svg.Words(
                "number",
                Label + Math.Max(2, width) + 8,
                y + 20,
                $"{stage.Items}项　{(all == 0 ? "" : BulletinFigures.Percent(stage.Items, all))}"
            );
            svg.End();
        }

        return new(
            "funnel-picture",
            "提醒—督办—约谈各环节事项",
            says,
            svg.Finish(),
            ["环节", "事项", "占应办"],
            [.. stages.Select(s => new PictureRow([s.Word, $"{s.Items}", all == 0 ? "—" : BulletinFigures.Percent(s.Items, all)], s.Path))]
        );
    }
}
