using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ankang.Workflows.Intake;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>Reads the tables and paragraphs of a web page.</summary>
internal static partial class HtmlReader
{
    private static readonly HashSet<string> Breaking =
    [
        "P",
        "DIV",
        "LI",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "SECTION",
        "ARTICLE",
        "TR",
        "TD",
        "TH",
        "UL",
        "OL",
        "DL",
        "DT",
        "DD",
        "BLOCKQUOTE",
        "CENTER",
        "PRE",
        "BODY",
        "HEADER",
        "FOOTER",
    ];

    private static readonly HashSet<string> Skipped = ["SCRIPT", "STYLE", "HEAD", "TITLE", "NOSCRIPT", "TEMPLATE"];

    public static bool IsHtml(string text) => text.TrimStart().StartsWith('<') && Element().IsMatch(text);

    public static IReadOnlyList<Block> Read(string html, string fileName)
    {
        MarkupIntake.Check(html);
        IHtmlDocument page = new HtmlParser().ParseDocument(html);
        var blocks = new List<Block>();
        if (page.Body is { } body)
            Walk(body, blocks, new StringBuilder(), fileName);
        return blocks;
    }

    private static void Walk(IElement root, List<Block> blocks, StringBuilder line, string fileName)
    {
        int paragraph = 0,
            tables = 0;
        Visit(root);
        Flush();

        void Visit(INode node)
        {
            foreach (INode child in node.ChildNodes)
            {
                switch (child)
                {
                    case IText text:
                        line.Append(Spaces().Replace(text.Data, " "));
                        break;
                    case IHtmlTableElement table when table.QuerySelector("table") is null && WhyNot(table) is null:
                        Flush();
                        Table(table, ++tables, blocks, fileName);
                        break;
                    case IElement element when Skipped.Contains(element.TagName):
                        break;
                    case IElement element when WhyNot(element) is { } why:
                        Flush();
                        Aside(blocks, element, new Place(paragraph + 1, $"paragraph {paragraph + 1}"), why);
                        break;
                    case IElement { TagName: "BR" }:
                        Flush();
                        break;
                    case IElement element:
                        if (Breaking.Contains(element.TagName))
                            Flush();
                        Visit(element);
                        if (Breaking.Contains(element.TagName))
                            Flush();
                        break;
                }
            }
        }

        void Flush()
        {
            string text = TextDecoding.Clean(line.ToString()).Trim();
            line.Clear();
            if (text.Length > 0)
                blocks.Add(new Block.Paragraph(text, new Place(++paragraph, $"paragraph {paragraph}")));
        }
    }

    private static void Table(IHtmlTableElement table, int number, List<Block> blocks, string fileName)
    {
        var grid = new TableGrid(fileName);
        var asides = new List<Block>();
        int row = 0;
        foreach (IHtmlTableRowElement tr in table.Rows)
        {
            row++;
            if (WhyNot(tr) is { } hidden)
            {
                Aside(asides, tr, new Place(row, $"table {number}, row {row}"), hidden);
                continue;
            }

            foreach (IHtmlTableCellElement cell in tr.Cells)
            {
                if (WhyNot(cell) is { } why)
                {
                    Aside(asides, cell, new Place(row, $"table {number}, row {row}"), why);
                    continue;
                }

                grid.Add(row, TextOf(cell, asides, row), Span(cell.GetAttribute("colspan")), Span(cell.GetAttribute("rowspan")), column => new Place(
                    row,
                    $"table {number}, row {row}, column {column}"
                ));
            }
        }

        blocks.Add(new Block.Table(grid.Rows()));
        blocks.AddRange(asides);
    }

    private static void Aside(List<Block> blocks, IElement element, Place place, string why)
    {
        string words = Spaces().Replace(TextDecoding.Clean(element.TextContent), " ").Trim();
        if (words.Length > 0)
            blocks.Add(new Block.Aside(words, place, why));
    }

    /// <summary>Why a reader of the page does not see the element, or sees that it no longer holds; null for all others.</summary>
    private static string? WhyNot(IElement element)
    {
        string style = (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return element.TagName is "S" or "DEL" or "STRIKE" || style.Contains("line-through", StringComparison.Ordinal) ? "is struck through"
            : element.HasAttribute("hidden")
            || style.Contains("display:none", StringComparison.Ordinal)
            || style.Contains("visibility:hidden", StringComparison.Ordinal)
                ? "is hidden"
            : null;
    }

    private static int Span(string? value) => int.TryParse(value, out int span) && span is >= 1 and <= 1000 ? span : 1;

    private static string TextOf(IElement cell, List<Block> asides, int row)
    {
        var text = new StringBuilder();
        Visit(cell);
        return TextDecoding.Clean(string.Join('\n', text.ToString().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)));

        void Visit(INode node)
        {
            foreach (INode child in node.ChildNodes)
            {
                if (child is IText data)
                    text.Append(Spaces().Replace(data.Data, " "));
                else if (child is IElement { TagName: "BR" })
                    text.Append('\n');
                else if (child is IElement aside && WhyNot(aside) is { } why)
                    Aside(asides, aside, new Place(row, $"row {row}"), why);
                else if (child is IElement element && !Skipped.Contains(element.TagName))
                {
                    if (Breaking.Contains(element.TagName))
                        text.Append('\n');
                    Visit(element);
                    if (Breaking.Contains(element.TagName))
                        text.Append('\n');
                }
            }
        }
    }

    [GeneratedRegex("<(table|p|div|td|body|html)[\\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex Element();

    [GeneratedRegex("[ \\t\\r\\n]+")]
    private static partial Regex Spaces();
}
