using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Takes the blocks of a document apart: tables become rows under columns that their cells and heads tell, all else lines.</summary>
internal sealed class Items
{
    // Enough to tell what a column holds.
    private const int Sample = 300;

    private readonly Ledger _ledger;
    private readonly TableRoles _roles;
    private bool _plain;
    private readonly List<Item> _items = [];
    private Columns? _before;

    private Items(Ledger ledger, TableRoles roles) => (_ledger, _roles) = (ledger, roles);

    public static IReadOnlyList<Item> Of(ListDocument document, Ledger ledger, TableRoles roles)
    {
        var items = new Items(ledger, roles);
        foreach (Block block in document.Blocks)
        {
            switch (block)
            {
                case Block.Paragraph paragraph:
                    items.Add(ledger.Add(paragraph.Text, paragraph.Place).Whole);
                    break;
                case Block.Table table:
                    items._plain = table.Plain;
                    items.Table([.. table.Rows.Select(items.Slots)]);
                    break;
                case Block.CellRun run:
                    items.Run([.. items.Slots(run.Cells).Where(s => !s.IsEmpty)]);
                    break;
                case Block.Aside aside:
                    ledger.AddUnread(aside.Text, aside.Place, aside.Why);
                    break;
            }
        }

        return items._items;
    }

    private Slot[] Slots(IReadOnlyList<Cell> cells) =>
        [
            .. cells.Select(c =>
                c.IsEmpty ? Slot.Empty(c.Place)
                : c.Repeated ? Slot.Of(new Fragment(c.Text, c.Place).Whole, repeated: true)
                : Slot.Of(_ledger.Add(c.Text, c.Place).Whole)
            ),
        ];

    private void Add(Part part)
    {
        foreach (Part line in part.Lines().SelectMany(LongText.Parted))
            _items.Add(new Item.Line(line));
    }

    private void Lines(IEnumerable<Slot> row)
    {
        foreach (Slot slot in row.Where(s => s.IsOwn))
        foreach (Part part in slot.Parts)
            Add(part);
    }

    private void Table(IReadOnlyList<Slot[]> rows)
    {
        int from = 0;
        Slot[]? head = null;
        for (int i = 0; i <= rows.Count; i++)
        {
            if (i < rows.Count && !IsHead(rows[i]))
                continue;
            Body(head, [.. rows.Skip(from).Take(i - from)]);
            if (i == rows.Count)
                break;
            head = rows[i];
            foreach (Slot slot in head.Where(s => s.IsOwn))
                slot.As(Fate.Heading);
            from = i + 1;
            // 责任单位 over 牵头 and 配合: the row below parts what the head names.
            if (from < rows.Count && IsSecondHead(rows[from], head))
            {
                head = [.. head.Select((s, c) => c < rows[from].Length && rows[from][c].IsOwn ? rows[from][c] : s)];
                foreach (Slot slot in rows[from].Where(s => s.IsOwn))
                    slot.As(Fate.Heading);
                i = from++;
            }
        }
    }

    private static bool IsHead(Slot[] row) => ColumnNames.IsHead([.. row.Where(s => !s.Repeated).Select(s => s.Text)]);

    private static bool IsSecondHead(Slot[] row, Slot[] head)
    {
        Slot[] own = [.. row.Where(s => s.IsOwn)];
        if (own.Length == 0 || own.Length == row.Length || !own.All(s => ColumnNames.RoleOf(s.Text) is not null))
            return false;
        // One that would leave no column for the duties is a row.
        return head.Select((s, c) => ColumnNames.RoleOf(c < row.Length && row[c].IsOwn ? row[c].Text : s.Text))
                .Any(r => r is ColumnRole.Text or ColumnRole.Task)
            || !head.Any(s => ColumnNames.RoleOf(s.Text) is ColumnRole.Text or ColumnRole.Task);
    }

    private void Body(Slot[]? head, Slot[][] rows)
    {
        if (rows.Length == 0)
            return;
        string[]? heads = head is null ? null : [.. head.Select(s => s.Text)];
        int width = Math.Min(head is null ? Widest(rows) : Stripped(head), 200);
        Columns? columns = null;
        if (width >= 2)
            columns = Columns.Of(heads, Profiles(rows, width));
        // A table that goes on, on the next page or after a line, has no head of its own.
        if (head is null && _before is not null && width <= _before.Count)
            columns = _before;
        else if (width >= 2)
            columns = _roles.Settle(
                head is null && columns?.Of(ColumnRole.Lead, ColumnRole.Deadline).Any() == false ? null : columns,
                heads,
                width,
                rows
            );
        if (columns is null)
        {
            foreach (Slot[] row in rows)
                Lines(row);
            return;
        }

        if (head is not null || _before is null)
            _before = columns;
        bool began = false;
        foreach (Slot[] row in rows)
        {
            if (IsLine(row, columns, began))
            {
                Lines(row);
                continue;
            }

            began = true;
            _items.Add(Fitted(row, columns));
        }
    }

    // A cell over the whole width; one alone in the column of the text goes on with the task above.
    private static bool IsLine(Slot[] row, Columns columns, bool began)
    {
        Slot[] own = [.. row.Where(s => s.IsOwn)];
        if (own.Length != 1)
            return own.Length == 0;
        bool whole = row.All(s => s.IsEmpty || s.Text == own[0].Text);
        bool text = began && columns.Text < row.Length && ReferenceEquals(row[columns.Text], own[0]) && columns.Text > 0;
        return whole && !text;
    }

    private Item.Row Fitted(Slot[] row, Columns columns)
    {
        if (!_plain)
            return new(row, columns, Plain: false);
        int stripped = Stripped(row);
        Slot[] padded = [.. row.Concat(Enumerable.Repeat(Slot.Empty(row[0].Place), Math.Max(0, columns.Count - row.Length)))];
        bool numbered = columns.Of(ColumnRole.Number).Any(c => c < padded.Length && padded[c].Kind is CellKind.Number);
        bool fits =
            stripped <= columns.Count
            && columns.Text < stripped
            && (stripped == columns.Count || numbered || columns.Of(ColumnRole.Lead, ColumnRole.Deadline).All(c => Suits(padded[c], columns[c])))
            && padded[columns.Text] is { IsEmpty: false, Kind: not (CellKind.Names or CellKind.Time or CellKind.Number) };
        if (fits)
            return new(padded, columns, Plain: true);
        Slot[] own = [.. row.Where(s => !s.IsEmpty)];
        // 一、压实责任 in the columns before the text: a heading over the rows below.
        if (stripped <= columns.Text && own.All(s => s.Kind is CellKind.Number or CellKind.Words))
            return new(padded, columns, Plain: true);
        Columns wider = own.Any(s => s.Kind == CellKind.Number) ? columns.WithNumber() : columns;
        return new(Alignment.Row(own, wider), wider, Plain: true);
    }

    private static bool Suits(Slot slot, ColumnRole role) =>
        slot.Kind is CellKind.Empty or CellKind.Words
        || (role == ColumnRole.Lead ? slot.Kind is CellKind.Names or CellKind.Person : slot.Kind is CellKind.Time or CellKind.Sentence);

    private static int Stripped(Slot[] row) => Array.FindLastIndex(row, s => !s.IsEmpty) + 1;

    private static int Widest(Slot[][] rows) => rows.Where(r => r.Count(s => !s.IsEmpty) > 1).Select(Stripped).DefaultIfEmpty(0).Max();

    private ColumnProfile[] Profiles(Slot[][] rows, int width)
    {
        ColumnProfile[] profiles = [.. Enumerable.Range(0, width).Select(_ => new ColumnProfile())];
        // A text may leave cells out: only whole rows tell of their columns, if there are any.
        Slot[][] whole = _plain ? [.. rows.Where(r => Stripped(r) == width)] : rows;
        foreach (Slot[] row in (whole.Length > 0 ? whole : rows).Where(r => r.Count(s => s.IsOwn) > 1).Take(Sample))
            for (int c = 0; c < Math.Min(width, row.Length); c++)
                if (row[c].IsOwn)
                    profiles[c].Add(row[c].Text, row[c].Kind);
        return profiles;
    }

    /// <summary>Cells one after the other, whose rows are lost: the heads tell how many columns there are, the cells where a row begins.</summary>
    private void Run(Slot[] cells)
    {
        var open = new List<Slot>();
        Columns? columns = null;
        for (int i = 0; i < cells.Length; i++)
        {
            if (HeadAt(cells, i) is > 0 and var count)
            {
                Close();
                Slot[] head = cells[i..(i + count)];
                foreach (Slot slot in head)
                    slot.As(Fate.Heading);
                string[] heads = [.. head.Select(s => s.Text)];
                columns = _roles.Settle(Columns.Named(heads), heads, heads.Length, []) ?? columns;
                i += count - 1;
            }
            else if (columns is null && NumberedFrom(cells, i) is { } roles)
            {
                Close();
                columns = roles;
                open.Add(cells[i]);
            }
            else if (columns is null || IsSection(cells[i]))
            {
                Close();
                Lines([cells[i]]);
            }
            else
            {
                open.Add(cells[i]);
            }
        }

        Close();

        void Close()
        {
            if (open.Count == 0)
                return;
            Columns wider = open.Any(s => s.Kind == CellKind.Number) ? columns!.WithNumber() : columns!;
            foreach (Slot[] row in Alignment.Rows(open, wider))
            {
                if (row.Count(s => !s.IsEmpty) == 1 && row[wider.Text].IsEmpty)
                    Lines(row);
                else
                    _items.Add(new Item.Row(row, wider, Plain: true));
            }

            _before = columns;
            open.Clear();
        }
    }

    private static bool IsSection(Slot cell) =>
        Marks.At(cell.Text) is { Level: Marks.Section } && cell.Kind != CellKind.Number && !(cell.Text.Length > 80 && Tells.Time(cell.Text));

    private static int HeadAt(Slot[] cells, int at)
    {
        int count = 0;
        bool known = true;
        // One name that is not known may stand between those that are.
        while (at + count < cells.Length && count < 16 && cells[at + count] is { Kind: CellKind.Words or CellKind.Names or CellKind.Time } cell)
        {
            bool named = ColumnNames.RoleOf(cell.Text) is not null;
            if (!named && (!known || count == 0))
                break;
            known = named;
            count++;
        }

        while (count > 0 && ColumnNames.RoleOf(cells[at + count - 1].Text) is null)
            count--;
        return count >= 2 && ColumnNames.IsHead([.. cells.Skip(at).Take(count).Select(c => c.Text)]) ? count : 0;
    }

    /// <summary>1, …, 2, …, 3: rows that begin with a number tell their columns by the first of them.</summary>
    private static Columns? NumberedFrom(Slot[] cells, int at)
    {
        if (cells[at].Kind != CellKind.Number || Blanks.HalfWidth(cells[at].Text).Trim('.', '、') != "1")
            return null;
        int next = Array.FindIndex(cells, at + 1, s => s.Kind == CellKind.Number && Blanks.HalfWidth(s.Text).Trim('.', '、') == "2");
        if (next - at is < 3 or > 12)
            return null;
        var roles = new List<ColumnRole>();
        foreach (Slot cell in cells[at..next])
            roles.Add(
                cell.Kind switch
                {
                    CellKind.Number => ColumnRole.Number,
                    CellKind.Time => ColumnRole.Deadline,
                    CellKind.Names => roles.Contains(ColumnRole.Lead) ? ColumnRole.Support : ColumnRole.Lead,
                    CellKind.Sentence => ColumnRole.Text,
                    CellKind.Words => roles.Contains(ColumnRole.Text) ? ColumnRole.Other : ColumnRole.Task,
                    _ => ColumnRole.Other,
                }
            );
        return roles.Contains(ColumnRole.Lead) || roles.Contains(ColumnRole.Deadline) ? Columns.OfRoles(roles) : null;
    }
}
