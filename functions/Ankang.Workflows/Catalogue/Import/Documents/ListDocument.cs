namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>A published list as its file has it, whatever the format.</summary>
/// <param name="Text">The text where the file is one; null for HTML, docx and xlsx.</param>
public sealed record ListDocument(string FileName, IReadOnlyList<Block> Blocks, string? Text)
{
    /// <summary>Everything that stands before <paramref name="block"/>, and the paragraphs after it: where title, number and date are.</summary>
    public IEnumerable<string> LinesOutside(Block? block)
    {
        foreach (Block other in Blocks.Where(b => !ReferenceEquals(b, block)))
        {
            IEnumerable<string> texts = other switch
            {
                Block.Paragraph paragraph => [paragraph.Text],
                Block.Table table => table.Rows.SelectMany(r => r).Where(c => !c.Repeated).Select(c => c.Text),
                Block.CellRun run => run.Cells.Select(c => c.Text),
                _ => [],
            };
            foreach (string line in texts.SelectMany(t => t.Split('\n')))
                yield return line.Trim();
        }
    }
}
