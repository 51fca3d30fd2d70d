namespace Ankang.Workflows.Reports;

/// <summary>Colours and marks of the year's picture: the light set for every viewer, the dark one where the reader prefers it.</summary>
internal static class YearPictureStyle
{
    // No variables, which many viewers of pictures do not know; every rule names the picture, which may stand inside a page.
    // What a mark is drawn with has names of its own: rules do not reach through its use from outside.
    public const string Css = """
        .year-picture text { font: 13px/1 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; fill: #1a1a1a; }
        .year-picture .heading { font-size: 20px; font-weight: 700; }
        .year-picture .band { font-size: 14px; font-weight: 700; }
        .year-picture .number, .year-picture .few, .year-picture .faint { font-size: 12px; font-variant-numeric: tabular-nums; }
        .year-picture .few, .year-picture .faint { fill: #5c5c5c; }
        .year-picture .paper { fill: #fff; }
        .year-picture .none { fill: none; stroke: #e4e4e0; }
        .year-picture .ontime { fill: #b7e0c4; }
        .year-picture .reported, .year-picture-hatchground { fill: #d3ecc0; }
        .year-picture .late { fill: url(#year-picture-hatch); }
        .year-picture-hatchline { stroke: #6fae5a; stroke-width: 2; }
        .year-picture .overdue { fill: #f3a9a1; }
        .year-picture .ahead { fill: #e6e6e6; }
        .year-picture-dial { fill: #fff; stroke: #1a1a1a; stroke-width: 1.2; }
        .year-picture-hands { fill: none; stroke: #1a1a1a; stroke-width: 1.2; }
        @media (prefers-color-scheme: dark) {
        .year-picture text { fill: #f1f1f1; }
        .year-picture .few, .year-picture .faint { fill: #b4b4b4; }
        .year-picture .paper, .year-picture-dial { fill: #17181a; }
        .year-picture .none { stroke: #2c2f33; }
        .year-picture .ontime { fill: #1f5a36; }
        .year-picture .reported, .year-picture-hatchground { fill: #3d5c22; }
        .year-picture-hatchline { stroke: #6f9a48; }
        .year-picture .overdue { fill: #8e2a22; }
        .year-picture .ahead { fill: #3a3d42; }
        .year-picture-dial, .year-picture-hands { stroke: #f1f1f1; }
        }
        """;

    /// <summary>The hatch of 逾期办结 and the clock mark of everything late.</summary>
    public const string Marks =
        """<defs><pattern id="year-picture-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">"""
        + """<rect class="year-picture-hatchground" width="6" height="6"/><path class="year-picture-hatchline" d="M0 0V6"/></pattern>"""
        + """<g id="year-picture-clock"><circle class="year-picture-dial" cx="6" cy="6" r="5"/>"""
        + """<path class="year-picture-hands" d="M6 3V6L8.2 7.4"/></g></defs>""";
}
