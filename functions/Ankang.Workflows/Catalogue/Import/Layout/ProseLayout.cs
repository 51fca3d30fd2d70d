using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Reads plans in prose: numbered paragraphs, each task closed by (责任单位:…;完成时限:…).</summary>
internal sealed class ProseLayout
{
    private readonly List<PrintedTask> _tasks = [];
    private readonly List<Unread> _unread = [];

    // Numbered paragraphs of parts in which nobody is named: aims as a rule, tasks where the numbers need them.
    private readonly Dictionary<PrintedTask, Outline> _unnamed = [];

    /// <summary>Null where no paragraph says who is responsible.</summary>
    public static PrintedList? Read(ListDocument document)
    {
        var top = new Outline(-1, 0, "", new Place(1));
        var stack = new List<Outline> { top };
        foreach ((string text, Place place) in document.Blocks.SelectMany(Texts).SelectMany(Parted))
        {
            if (Marks.At(text) is { } mark)
            {
                while (stack[^1].Level >= mark.Level)
                    stack.RemoveAt(stack.Count - 1);
                var node = new Outline(mark.Level, mark.Number, mark.Mark, place);
                stack[^1].Children.Add(node);
                stack.Add(node);
            }

            stack[^1].Lines.Add((text, place));
        }

        if (top.Trailers == 0)
            return null;
        var layout = new ProseLayout();
        layout.Visit(top, "", "");
        layout.Settle();
        return layout._tasks.Count == 0 ? null : new(layout._tasks, layout._unread, [], "prose");
    }

    private static IEnumerable<(string Text, Place Place)> Texts(Block block) =>
        block switch
        {
            Block.Paragraph paragraph => [(paragraph.Text, paragraph.Place)],
            Block.Table table => table
                .Rows.SelectMany(r => r)
                .Where(c => c is { Repeated: false, IsEmpty: false })
                .SelectMany(c => c.Text.Split('\n').Select(l => (l, c.Place))),
            Block.CellRun run => run.Cells.Where(c => !c.IsEmpty).SelectMany(c => c.Text.Split('\n').Select(l => (l, c.Place))),
            _ => [],
        };

    // What follows a trailer in the same paragraph is the next task.
    private static IEnumerable<(string Text, Place Place)> Parted((string Text, Place Place) paragraph)
    {
        int from = 0;
        foreach (Trailer trailer in Trailer.In(paragraph.Text))
        {
            string rest = paragraph.Text[trailer.End..].TrimStart(' ', '。', '；', ';', '.', '　');
            if (rest.Length == 0)
                break;
            yield return (paragraph.Text[from..trailer.End], paragraph.Place);
            from = paragraph.Text.Length - rest.Length;
        }

        yield return (paragraph.Text[from..], paragraph.Place);
    }

    private void Visit(Outline node, string section, string group)
    {
        if (node.Level >= 0 && node.IsTask)
        {
            Add(node.Whole(), node, section, group);
            return;
        }

        if (node.Trailers == 0)
        {
            if (node is { Level: Marks.Number, Children.Count: 0 })
            {
                int before = _tasks.Count;
                Add(node.Whole(), node, section, group);
                if (_tasks.Count > before)
                    _unnamed.Add(_tasks[^1], node);
                return;
            }

            if (node.Level == Marks.Section)
                (section, group) = (node.Title, "");
            else if (node.Level >= Marks.Group)
                group = node.Title;
            _unread.AddRange(node.Lines.Select(l => new Unread(l.Text, l.Place)));
            foreach (Outline child in node.Children)
                Visit(child, section, group);
            return;
        }

        // A heading with tasks under it; what it says itself and closes with a trailer is a task of its own.
        string title = node.Title;
        if (node.Level == Marks.Section)
            (section, group) = (title, "");
        else if (node.Level >= Marks.Group)
            group = title;
        var own = new List<(string Text, Place Place)>();
        bool first = true;
        foreach ((string Text, Place Place) line in node.Lines)
        {
            own.Add(line);
            if (Trailer.In(line.Text).Count == 0)
                continue;
            Add(own, node, section, group, numbered: first && node.Level == Marks.Number);
            first = false;
            own = [];
        }

        _unread.AddRange(own.Where(l => Marks.Heading(l.Text) != title).Select(l => new Unread(l.Text, l.Place)));
        bool siblings = node.Children.Any(c => c.Trailers > 0);
        foreach (Outline child in node.Children)
        {
            // A numbered paragraph among tasks is one, also where it names nobody.
            bool amongTasks =
                siblings
                && (child.Level >= Marks.Number || node.Children.Any(c => c.Level == child.Level && c is { IsTask: true, Children.Count: 0 }));
            if (child.Trailers == 0 && amongTasks && child.Children.Count == 0)
                Add(child.Whole(), child, section, group);
            else
                Visit(child, section, group);
        }
    }

    /// <summary>A list that numbers its paragraphs through has as its tasks also those that name nobody.</summary>
    private void Settle()
    {
        if (_unnamed.Count == 0 || (IsThrough(_tasks) && !IsThrough([.. _tasks.Where(t => !_unnamed.ContainsKey(t))])))
            return;
        _tasks.RemoveAll(_unnamed.ContainsKey);
        _unread.AddRange(_unnamed.Values.SelectMany(n => n.All()).Select(l => new Unread(l.Text, l.Place)));
        _unread.Sort((a, b) => a.Place.Line.CompareTo(b.Place.Line));
    }

    private static bool IsThrough(IReadOnlyList<PrintedTask> tasks) => tasks.Select((t, i) => t.Number == i + 1).All(same => same);

    private void Add(IReadOnlyList<(string Text, Place Place)> lines, Outline node, string section, string group, bool numbered = true)
    {
        Trailer? trailer = null;
        var texts = new List<string>();
        foreach ((string text, _) in lines)
        {
            string left = text;
            foreach (Trailer found in Trailer.In(text).Reverse())
            {
                trailer = trailer is null ? found : found.With(trailer);
                left = left[..found.Start].TrimEnd() + left[found.End..].Trim(' ', '。', '；', ';', '　');
            }

            if (left.Length > 0)
                texts.Add(left);
        }

        string body = string.Join('\n', texts);
        string mark = Marks.At(body) is { } m && m.Level == node.Level ? m.Mark : "";
        body = body[mark.Length..].Trim();
        if (body.Length == 0)
            return;
        _tasks.Add(
            new(lines[0].Place)
            {
                Number = numbered && node.Level >= 0 ? node.Number : null,
                Mark = node.Level == Marks.Number ? mark : "",
                Section = section,
                Group = group,
                Text = body,
                Lead = trailer?.Lead ?? "",
                Support = trailer?.Support ?? "",
                Deadline = trailer?.Deadline ?? "",
                Remark = trailer?.Remark ?? "",
            }
        );
    }
}
