using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>What a document prints: its tasks in order, what became of every piece of it, and what was noticed on the way.</summary>
internal sealed record PrintedList(
    IReadOnlyList<PrintedTask> Tasks,
    IReadOnlyList<Piece> Pieces,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ImportedTable> Tables
)
{
    private const int MostTasks = 9999;

    /// <param name="columns">What a person said the columns of each table are; empty where nobody did.</param>
    /// <exception cref="CatalogueException">Nothing in the document can be read as a task.</exception>
    public static PrintedList Read(ListDocument document, IReadOnlyList<IReadOnlyList<ColumnRole>> columns)
    {
        PrintedList list = Read(document, columns, loose: false) is { Tasks.Count: > 0 } found ? found : Read(document, columns, loose: true);
        if (list.Tasks.Count == 0)
            throw DocumentReader.Fault(
                document.FileName,
                "no task was found",
                "a table with columns such as 重点任务, 责任单位 and 完成时限, or paragraphs that say who does what and when",
                "Check that this is the list itself, not the letter that sends it"
            );
        return Numbered(list with { Tasks = [.. list.Tasks.Select(Unbarred)] }, document.FileName);
    }

    private static PrintedList Read(ListDocument document, IReadOnlyList<IReadOnlyList<ColumnRole>> columns, bool loose)
    {
        var ledger = new Ledger();
        var roles = new TableRoles(columns);
        IReadOnlyList<Item> items = Items.Of(document, ledger, roles);
        bool named = items.Any(i => i is Item.Row || i is Item.Line line && Trailer.In(line.Part.Text).Count > 0);
        var harvest = new Harvest();
        var rows = new RowReader(harvest);
        int lastRow = items.Select((item, i) => item is Item.Row ? i : -1).DefaultIfEmpty(-1).Max();
        var prose = new ProseReader(harvest, named, loose, beside: lastRow >= 0);
        bool behindRow = false;
        for (int i = 0; i < items.Count; )
        {
            if (items[i] is Item.Row row)
            {
                rows.Read(row);
                (behindRow, i) = (true, i + 1);
                continue;
            }

            Part[] run = [.. items.Skip(i).TakeWhile(item => item is Item.Line).Cast<Item.Line>().Select(l => l.Part)];
            prose.Read(run, amongRows: behindRow && i < lastRow);
            i += run.Length;
        }

        prose.Settle();
        foreach (PrintedTask task in harvest.Tasks)
            task.Words.Claim();
        return new(harvest.Tasks, ledger.Pieces(), [], roles.Tables);
    }

    private static PrintedTask Unbarred(PrintedTask task) =>
        task with
        {
            Section = TaskText.Unbarred(task.Section),
            Group = TaskText.Unbarred(task.Group),
            Lead = TaskText.Unbarred(task.Lead),
            Support = TaskText.Unbarred(task.Support),
            Deadline = TaskText.Unbarred(task.Deadline),
        };

    /// <summary>Every task gets the number that the product will call it by: its own where the list numbers its tasks through.</summary>
    private static PrintedList Numbered(PrintedList list, string file)
    {
        IReadOnlyList<PrintedTask> tasks = list.Tasks;
        if (tasks.Count > MostTasks)
            throw DocumentReader.Fault(file, $"the list has {tasks.Count} tasks", $"at most {MostTasks:N0}", "Import it in parts");
        if (tasks.Select((t, i) => t.Number == i + 1).All(same => same))
            return list;
        string why =
            tasks.All(t => t.Number is null) ? "the list does not number its tasks"
            : tasks.Any(t => t.Number is null) ? "not every task has a number of its own"
            : Restarts(tasks) ? "the numbers begin anew under each heading"
            : Gap(tasks);
        return list with
        {
            Tasks = [.. tasks.Select((t, i) => t with { Number = i + 1, Mark = "" })],
            Notes = [.. list.Notes, $"{why}: the tasks are numbered through from 1 to {tasks.Count}"],
        };
    }

    private static string Gap(IReadOnlyList<PrintedTask> tasks)
    {
        var seen = new Dictionary<int, Place>();
        for (int i = 0; i < tasks.Count; i++)
        {
            int number = tasks[i].Number!.Value,
                expected = i == 0 ? 1 : tasks[i - 1].Number!.Value + 1;
            if (seen.TryGetValue(number, out Place? twin))
                return $"two tasks have the number {number}, at {twin} and at {tasks[i].Place}";
            if (number != expected)
                return i == 0 ? $"the list begins with task {number}" : $"task {number} follows task {tasks[i - 1].Number} at {tasks[i].Place}";
            seen.Add(number, tasks[i].Place);
        }

        return "the numbers do not follow each other";
    }

    // 1. 2. 3. under (一), and 1. 2. again under (二).
    private static bool Restarts(IReadOnlyList<PrintedTask> tasks)
    {
        bool restarted = false;
        for (int i = 0; i < tasks.Count; i++)
        {
            int number = tasks[i].Number!.Value;
            if (i > 0 && number == tasks[i - 1].Number + 1)
                continue;
            if (number != 1 || (i > 0 && (tasks[i].Section, tasks[i].Group) == (tasks[i - 1].Section, tasks[i - 1].Group)))
                return false;
            restarted |= i > 0;
        }

        return restarted;
    }
}
