using Ankang.Workflows.Catalogue.Import.Cells;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>The headings over a task, and what they hand down: 汛前准备（5月31日前）, （一）县应急局.</summary>
internal sealed record Given(string Section = "", string Group = "", string Lead = "", string Support = "", string Deadline = "", string Remark = "")
{
    public static Given Nothing { get; } = new();

    /// <summary>Under a further heading; one of the first level ends what the headings before handed down.</summary>
    public Given Under(string text, bool section)
    {
        string heading = Marks.Heading(text);
        (string lead, string deadline) = HandedDown(Marks.At(text) is { } mark ? text[mark.Mark.Length..] : text);
        return section
            ? new(heading, "", lead, "", deadline)
            : this with
            {
                Group = heading,
                Lead = lead.Length > 0 ? lead : Lead,
                Deadline = deadline.Length > 0 ? deadline : Deadline,
            };
    }

    public Given With(Trailer fields) =>
        this with
        {
            Lead = fields.Lead.Length > 0 ? fields.Lead : Lead,
            Support = fields.Support.Length > 0 ? fields.Support : Support,
            Deadline = fields.Deadline.Length > 0 ? fields.Deadline : Deadline,
            Remark = fields.Remark.Length > 0 ? fields.Remark : Remark,
        };

    private static (string Lead, string Deadline) HandedDown(string heading)
    {
        string words = heading.Trim().TrimEnd('。', '：', ':');
        int open = words.LastIndexOfAny(['(', '（']);
        if (open > 0 && words[^1] is ')' or '）')
        {
            string inside = words[(open + 1)..^1];
            CellKind kind = CellKinds.Of(inside);
            if (kind is CellKind.Time)
                return ("", inside);
            if (kind is CellKind.Names && Trailer.In(words) is [])
                return (inside, "");
        }

        // The heading is the name of a unit, and nothing else.
        return CellKinds.IsNames(words) && words.Length <= 16 && words.AsSpan().IndexOfAny('、', '，') < 0 ? (words, "") : ("", "");
    }
}
