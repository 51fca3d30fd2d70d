using Ankang.Workflows.Catalogue.Import.Cells;

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
        Outline top = OutlineReader.Read(lines);
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
        TaskText words = TaskText.Nothing;
        foreach (OutlineLine line in lines)
        {
            // What is no field becomes a duty when its task stands; a number alone is a label.
            line.Part.As(Fate.Heading);
            foreach (Trailer found in line.Trailers)
            {
                trailer = trailer is null ? found : trailer.With(found);
                line.Part.Slice(found.Start, line.Text.Length).As(Fate.Field);
            }

            words = words.Then(TaskText.OfLine(line.Words()));
        }

        string number = mark && node is not null && Marks.At(words.Text) is { } m && m.Level == node.Level ? m.Mark : "";
        words = words.WithoutMark(number.Length);
        if (words.IsEmpty)
            return;
        harvest.Add(
            new(lines[0].Part.Place)
            {
                Number = numbered && node is { Number: > 0 } ? node.Number : null,
                Mark = node?.Level == Marks.Number ? number : "",
                Section = given.Section,
                Group = given.Group,
                Words = words,
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
