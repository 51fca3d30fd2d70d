using Ankang.Workflows.Catalogue.Import.Cells;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Orders lines that stand in no table under the numbers and labels that open them; tells no task yet.</summary>
internal static class OutlineReader
{
    /// <summary>The whole of it; what stands before the first number is its own lines.</summary>
    public static Outline Read(IReadOnlyList<Part> lines)
    {
        var top = new Outline(-1, 0, "", lines[0].Place);
        var stack = new List<Outline> { top };
        foreach (Part line in lines.SelectMany(Parted))
        {
            string text = line.Text;
            if (Marks.At(text) is { } mark)
            {
                Part behind = line.From(mark.Mark.Length);
                bool field = Furniture(behind, null) || Trailer.In(behind.Text) is [{ Start: 0 } whole] && whole.End >= behind.Length;
                if (!field || stack.Count == 1 || mark.Level == Marks.Section)
                {
                    Close(mark.Level);
                    var node = new Outline(mark.Level, mark.Number, mark.Mark, line.Place);
                    stack[^1].Children.Add(node);
                    stack.Add(node);
                    node.Lines.Add(new(line));
                    continue;
                }

                // （三）责任单位：… among the parts of a task is a field of it.
                Close(mark.Level);
                line.Slice(0, mark.Mark.Length).As(Fate.Field);
                Take(behind);
                continue;
            }

            Take(line);
        }

        return top;

        void Close(int level)
        {
            while (stack[^1].Level >= level)
                stack.RemoveAt(stack.Count - 1);
        }

        void Take(Part line)
        {
            // 存在问题：… where no number opens a part: it opens one, and each further one behind measures the next.
            if (Labels.IsMatter(line.Text) && (stack.Count == 1 || stack.Exists(n => n is { Mark: "", HasMeasures: true })))
            {
                Close(Marks.Group);
                var node = new Outline(Marks.Group, 0, "", line.Place);
                stack[^1].Children.Add(node);
                stack.Add(node);
                node.Lines.Add(new(line));
                return;
            }

            if (Furniture(line, stack[^1]))
                return;
            int label = Labels.Measures(line.Text);
            if (label > 0)
            {
                line.Slice(0, label).As(Fate.Heading);
                line = line.From(label).Trimmed();
                stack[^1].HasMeasures = true;
            }

            if (line.Length > 0)
                stack[^1].Lines.Add(new(line));
        }
    }

    /// <summary>A label alone, or what one says of aims and faults: named, and nothing of it is read.</summary>
    private static bool Furniture(Part line, Outline? of)
    {
        string text = line.Text;
        bool measures = Labels.Measures(text) == text.Length,
            matter = Labels.IsMatter(text);
        if (!measures && !matter && !Labels.IsAlone(text))
            return false;
        if (of is not null)
        {
            of.HasMeasures |= measures;
            line.As(matter ? Fate.Field : Fate.Heading);
        }

        return true;
    }

    // What follows a trailer in the same paragraph is the next task.
    private static IEnumerable<Part> Parted(Part paragraph)
    {
        int from = 0;
        foreach (Trailer trailer in Trailer.In(paragraph.Text))
        {
            string rest = paragraph.Text[trailer.End..].TrimStart(' ', '。', '；', ';', '.', '　');
            if (rest.Length == 0)
                break;
            yield return paragraph.Slice(from, trailer.End);
            // Stops between two tasks belong to neither.
            int next = paragraph.Length - rest.Length;
            paragraph.Slice(trailer.End, next).As(Fate.Field);
            from = next;
        }

        yield return paragraph.From(from);
    }
}
