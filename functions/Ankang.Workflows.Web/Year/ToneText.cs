using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Web.Year;

/// <summary>The colours as style sheets and addresses write them, in order of urgency, with the word that stands for each.</summary>
public static class ToneText
{
    public static readonly IReadOnlyList<(string Code, string Word)> All = [("red", "红"), ("yellow", "黄"), ("green", "绿"), ("grey", "灰")];

    /// <summary>red, yellow, green or grey; empty for nothing at all.</summary>
    public static string Code(this Tone tone) =>
        tone switch
        {
            Tone.Red => "red",
            Tone.Yellow => "yellow",
            Tone.Green => "green",
            Tone.Grey => "grey",
            _ => "",
        };
}
