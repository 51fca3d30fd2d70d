namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Reads lines that stand in no table: numbered paragraphs, each closed by (责任单位:…;完成时限:…), or naming in their sentences who does what.</summary>
/// <param name="named">Somewhere the document says who is responsible: what names nobody and no time is no task then.</param>
/// <param name="loose">Nothing was found otherwise: a line that asks for an act at a time is a task wherever it stands.</param>
/// <param name="beside">The document has a table, and the lines stand beside it.</param>
internal sealed class ProseReader(Harvest harvest, bool named, bool loose, bool beside)
{
    private const int ShortestTask = 6;

    // Numbered paragraphs of parts in which nobody is named: aims as a rule, tasks where the numbers need them.
    private readonly Dictionary<PrintedTask, Outline> _unnamed = [];

    /// <param name="amongRows">Rows of a table stand before and after the lines.</param>
    public void Read(IReadOnlyList<Part> lines, bool amongRows)
    {
        Outline top = Parsed(lines);
        Given given = amongRows ? harvest.Given : Given.Nothing;
        foreach (OutlineLine line in top.Lines)
            given = Top(line, given, amongRows);
        Children(top, given, Siblings(top));
    }

    /// <summary>A list that numbers its paragraphs through has as its tasks also those that name nobody.</summary>
    public void Settle()
    {
        if (
            _unnamed.Count == 0
            || (IsThrough(harvest.Tasks) && !IsThrough([.. harvest.Tasks.Where(t => !_unnamed.ContainsKey(t))]))
            || harvest.Tasks.Count == _unnamed.Count
        )
            return;
        harvest.RemoveAll(_unnamed.ContainsKey);
        foreach (OutlineLine line in _unnamed.Values.SelectMany(n => n.All()))
            Leave(line.Part, cover: false);
    }

    private static bool IsThrough(IReadOnlyList<PrintedTask> tasks) => tasks.Select((t, i) => t.Number == i + 1).All(same => same);

    private static Outline Parsed(IReadOnlyList<Part> lines)
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

    /// <summary>A line before the first number: title, letter, or a task that its trailer shows to be one.</summary>
    private Given Top(OutlineLine line, Given given, bool amongRows)
    {
        if (line.Trailers.Count > 0 && line.Trailers[0].Start > 0)
            Add([line], null, given);
        else if (line.Trailers is [{ Start: 0 } field] && harvest.Last is { } last && last.Place.Line >= line.Part.Place.Line - 3)
        {
            harvest.Replace(
                last with
                {
                    Lead = last.Lead.Length > 0 ? last.Lead : field.Lead,
                    Deadline = last.Deadline.Length > 0 ? last.Deadline : field.Deadline,
                }
            );
            line.Part.As(Fate.Field);
        }
        else if (loose && IsLooseTask(line.Text))
            Add([line], null, given);
        else if (amongRows && Outline.IsHeading(line.Text) && !line.Text.StartsWith('注') && !line.Text.StartsWith("备注", StringComparison.Ordinal))
        {
            line.Part.As(Fate.Heading);
            return harvest.Given = given.Under(line.Text, section: false);
        }
        else
            Leave(line.Part, cover: true);
        return given;
    }

    private static bool IsLooseTask(string text) => (Tells.Time(text) && Tells.Act(text)) || NamedSubject.In(text) is not null && Tells.Act(text);

    private void Children(Outline node, Given given, bool siblings)
    {
        foreach (Outline child in node.Children)
        {
            // A numbered paragraph among tasks is one, also where it names nobody.
            bool amongTasks =
                siblings
                && (child.Level >= Marks.Number || node.Children.Any(c => c.Level == child.Level && c is { IsTask: true, Children.Count: 0 }));
            if (child.Trailers == 0 && amongTasks && child.Children.Count == 0 && !child.HasMeasures)
                Add(child.Lines, child, given);
            else
                Visit(child, given);
        }
    }

    private static bool Siblings(Outline node) => node.Children.Any(c => c.Trailers > 0);

    private void Visit(Outline node, Given given)
    {
        if (node.HasMeasures)
            Matter(node, given);
        else if (node.IsTask)
            Task(node, given);
        else if (node.Trailers == 0 && node.Children.Count == 0)
            Leaf(node, given);
        else
        {
            // A heading with tasks under it; what it says itself and closes with a trailer is a task of its own.
            given = Head(node, given, out IReadOnlyList<OutlineLine> rest);
            var own = new List<OutlineLine>();
            bool first = true;
            foreach (OutlineLine line in rest)
            {
                if (own.Count == 0 && node.Children.Count > 0 && line.Trailers is [{ Start: 0 } field])
                {
                    // 责任单位：… under a heading is handed down to its parts.
                    line.Part.As(Fate.Field);
                    given = given.With(field);
                    continue;
                }

                own.Add(line);
                if (line.Trailers.Count == 0)
                    continue;
                Add(own, node, given, numbered: first && node.Level == Marks.Number);
                first = false;
                own = [];
            }

            foreach (OutlineLine line in own)
                Stray(line, given);
            Children(node, given, Siblings(node));
        }
    }

    /// <summary>A task of one end. A short first line above its text is its heading.</summary>
    private void Task(Outline node, Given given)
    {
        OutlineLine[] lines = [.. node.All()];
        if (
            lines.Length > 1
            && node.Children.Count == 0
            && lines[0].Trailers.Count == 0
            && lines[1].Trailers is not [{ Start: 0 }]
            && lines[0].Text[^1] is not ('。' or '：' or ':' or '；' or '，')
            && Outline.IsHeading(lines[0].Text)
        )
        {
            lines[0].Part.As(Fate.Heading);
            Add(lines[1..], node, given.Under(lines[0].Text, section: false), mark: false);
        }
        else
        {
            Add(lines, node, given);
        }
    }

    /// <summary>一、问题。责任单位：…整改措施：1.… — the paragraph is the matter, its parts are the tasks.</summary>
    private void Matter(Outline node, Given given)
    {
        Given own = given.Under(node.Lines.Count > 0 ? node.Lines[0].Text[..node.TitleEnd] : "", section: node.Level == Marks.Section);
        var measures = new List<OutlineLine>();
        foreach ((OutlineLine line, int i) in node.Lines.Select((l, i) => (l, i)))
        {
            foreach (Trailer trailer in line.Trailers)
                own = own.With(trailer);
            if (line.Trailers is [{ Start: 0 }])
                line.Part.As(Fate.Field);
            else if (i == 0 && node.Level >= 0)
            {
                line.Part.As(Fate.Heading);
                foreach (Trailer trailer in line.Trailers)
                    line.Part.Slice(trailer.Start, trailer.End).As(Fate.Field);
            }
            else
                measures.Add(line);
        }

        foreach (OutlineLine line in node.Children.SelectMany(c => c.Lines).Where(l => l.Trailers is [{ Start: 0 }]))
            own = own.With(line.Trailers[0]);
        if (node.Level <= Marks.Group)
            harvest.Given = own;
        foreach (OutlineLine line in measures)
            Add([line], null, own);
        foreach (Outline child in node.Children)
        {
            if (child.Children.Count == 0 && (Tells.Anything(child.Lines[0].Text) || child.Trailers > 0))
                Add(child.Lines, child, own);
            else
                Visit(child, own);
        }
    }

    private Given Head(Outline node, Given given, out IReadOnlyList<OutlineLine> rest)
    {
        OutlineLine first = node.Lines[0];
        bool section = node.Level == Marks.Section;
        Trailer? units = first.Trailers is [var leading, ..] ? leading : null;
        if (units is { Start: > 0 } && node.Children.Count > 0 && Outline.IsHeading(first.Text[node.Mark.Length..units.Start]))
        {
            first.Part.As(Fate.Heading).Slice(units.Start, units.End).As(Fate.Field);
            rest = [.. node.Lines.Skip(1)];
            return harvest.Given = given.Under(first.Text[..units.Start], section).With(units);
        }

        int end = node.TitleEnd;
        Given own = given.Under(first.Text[..end], section);
        harvest.Given = own;
        if (first.Trailers.Count > 0)
        {
            rest = node.Lines;
            return own;
        }

        // A first line that is cut for its heading is left whole to be looked at.
        bool whole = end < first.Text.Length && first.Text[end - 1] != '。';
        if (!whole)
            first.Part.Slice(0, end).As(Fate.Heading);
        OutlineLine[] left =
            whole ? [first]
            : first.Part.From(end).Trimmed() is { Length: > 0 } behind ? [new(behind)]
            : [];
        rest = [.. left, .. node.Lines.Skip(1)];
        return own;
    }

    /// <summary>A numbered paragraph without parts and without anybody responsible.</summary>
    private void Leaf(Outline node, Given given)
    {
        string text = node.Lines[0].Text[node.Mark.Length..];
        if (node.Lines.Count > 1 && Outline.IsHeading(text))
        {
            Given own = Head(node, given, out IReadOnlyList<OutlineLine> rest);
            foreach (OutlineLine line in rest)
                Stray(line, own);
            return;
        }

        string whole = string.Join('\n', node.Lines.Select(l => l.Text));
        if (IsTask(whole, given, heading: text))
            Add(node.Lines, node, given);
        else if (named && node.Level == Marks.Number)
        {
            int before = harvest.Tasks.Count;
            Add(node.Lines, node, given);
            if (harvest.Tasks.Count > before)
                _unnamed.TryAdd(harvest.Last!, node);
        }
        else if (node.Lines.Count == 1 && Outline.IsHeading(text))
        {
            node.Lines[0].Part.As(Fate.Heading);
            harvest.Given = given.Under(node.Lines[0].Text, node.Level == Marks.Section);
        }
        else
        {
            foreach (OutlineLine line in node.Lines)
                Leave(line.Part, Labels.IsPreamble(given.Section + given.Group + text));
        }
    }

    private bool IsTask(string text, Given given, string heading) =>
        (Tells.Time(text) && (Tells.Act(text) || NamedSubject.In(text) is not null))
        || (
            (!named || loose || given.Lead.Length > 0 || NamedSubject.In(text) is not null)
            && Blanks.Removed(heading).Length >= ShortestTask
            && Tells.Act(text)
            && !Labels.IsPreamble(given.Section + given.Group + heading[..Math.Min(heading.Length, 20)])
        );

    /// <summary>A paragraph without a number under a heading.</summary>
    private void Stray(OutlineLine line, Given given)
    {
        if (line.Trailers is [{ Start: 0 }])
            line.Part.As(Fate.Field);
        else if (IsTask(line.Text, given, line.Text) && (line.Text[^1] is '。' or '；' || !Outline.IsHeading(line.Text)))
            Add([line], null, given);
        else
            Leave(line.Part, Labels.IsPreamble(given.Section + given.Group));
    }

    /// <summary>No task: the cover of the list where it asks nothing that a calendar could know, unread otherwise.</summary>
    private static void Leave(Part part, bool cover)
    {
        string text = part.Text;
        if (Tells.Time(text))
            part.As(Fate.Unread, "stands outside the tasks");
        else if (cover)
            part.As(Fate.Cover);
        else
            part.As(Fate.Unread, "names neither who nor when");
    }

    private void Add(IReadOnlyList<OutlineLine> lines, Outline? node, Given given, bool numbered = true, bool mark = true)
    {
        // A paragraph of many thousand characters, which stands in parted lines, is as many tasks.
        if (lines.Count > 1 && lines.Sum(l => l.Text.Length) > LongText.Longest)
        {
            int fit = 1;
            for (int length = lines[0].Text.Length + lines[1].Text.Length; length <= LongText.Longest; length += lines[fit].Text.Length)
                fit++;
            Add([.. lines.Take(fit)], node, given, numbered, mark);
            Add([.. lines.Skip(fit)], null, given);
            return;
        }

        Trailer? trailer = null;
        var texts = new List<string>();
        foreach (OutlineLine line in lines)
        {
            line.Part.As(Fate.Duty);
            string left = line.Text;
            foreach (Trailer found in line.Trailers.Reverse())
            {
                trailer = trailer is null ? found : found.With(trailer);
                line.Part.Slice(found.Start, line.Text.Length).As(Fate.Field);
                string behind = left[found.End..].Trim(' ', '。', '；', ';', '　');
                if (behind.Length > 0)
                    line.Part.Slice(found.End, line.Text.Length).As(Fate.Duty);
                left = left[..found.Start].TrimEnd() + behind;
            }

            if (left.Length > 0)
                texts.Add(left);
        }

        string body = string.Join('\n', texts);
        string number = mark && node is not null && Marks.At(body) is { } m && m.Level == node.Level ? m.Mark : "";
        // A line that is nothing but units may stand before the numbered one.
        if (number.Length > 0)
            lines.FirstOrDefault(l => l.Text.StartsWith(number, StringComparison.Ordinal))?.Part.Slice(0, number.Length).As(Fate.Field);
        body = body[number.Length..].Trim();
        if (body.Length == 0)
            return;
        harvest.Add(
            new(lines[0].Part.Place)
            {
                Number = numbered && node is { Number: > 0 } ? node.Number : null,
                Mark = node?.Level == Marks.Number ? number : "",
                Section = given.Section,
                Group = given.Group,
                Text = body,
                Lead = Own(trailer?.Lead, given.Lead),
                Support =
                    trailer is { Support.Length: > 0 } ? trailer.Support
                    : trailer is { Lead.Length: > 0 } ? ""
                    : given.Support,
                Deadline = Own(trailer?.Deadline, given.Deadline),
                Remark = trailer?.Remark ?? given.Remark,
                Beside = beside,
            }
        );
    }

    private static string Own(string? own, string given) => own is { Length: > 0 } ? own : given;
}
