using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>What a document prints: its tasks in order, what belongs to none, and what was noticed on the way.</summary>
internal sealed record PrintedList(IReadOnlyList<PrintedTask> Tasks, IReadOnlyList<Unread> Unread, IReadOnlyList<string> Notes, string Layout)
{
    /// <exception cref="CatalogueException">The document is no list, or its numbers do not fit.</exception>
    public static PrintedList Read(ListDocument document)
    {
        PrintedList list = TableLayout.Read(document)
            ?? ProseLayout.Read(document)
            ?? throw DocumentReader.Fault(
                document.FileName,
                "no task was found",
                "a table with columns such as 重点任务, 责任单位 and 完成时限, or numbered paragraphs that end with (责任单位:…;完成时限:…)",
                "Check that this is the list, with the head of its table; name the columns as usual"
            );
        return Numbered(list with { Tasks = [.. list.Tasks.Select(Unbarred)] }, document.FileName);
    }

    // Bars part the cells of the text that the product keeps.
    private static PrintedTask Unbarred(PrintedTask task) =>
        task with
        {
            Section = Unbarred(task.Section),
            Group = Unbarred(task.Group),
            Text = Unbarred(task.Text),
            Lead = Unbarred(task.Lead),
            Support = Unbarred(task.Support),
            Deadline = Unbarred(task.Deadline),
        };

    private static string Unbarred(string text) => text.Replace('|', '/').Replace('｜', '／').Trim();

    /// <summary>Every task gets the number that the product will call it by: its own where the list numbers its tasks through.</summary>
    private static PrintedList Numbered(PrintedList list, string file)
    {
        IReadOnlyList<PrintedTask> tasks = list.Tasks;
        if (tasks.Count > 999)
            throw DocumentReader.Fault(file, $"the list has {tasks.Count} tasks", "at most 999", "Import it in parts");
        int?[] numbers = [.. tasks.Select(t => t.Number)];
        if (numbers.Select((n, i) => n == i + 1).All(same => same))
            return list;

        string? why =
            numbers.All(n => n is null) ? "the list does not number its tasks"
            : numbers.Any(n => n is null) ? "not every task has a number of its own"
            : Restarts(tasks) ? "the numbers begin anew under each heading"
            : null;
        if (why is not null)
        {
            return list with
            {
                Tasks = [.. tasks.Select((t, i) => t with { Number = i + 1, Mark = "" })],
                Notes = [.. list.Notes, $"{why}: the tasks are numbered through from 1 to {tasks.Count}"],
            };
        }

        var faults = new List<FileFault>();
        for (int i = 0; i < tasks.Count; i++)
        {
            PrintedTask task = tasks[i];
            PrintedTask? twin = tasks.Take(i).FirstOrDefault(t => t.Number == task.Number);
            int expected = i == 0 ? 1 : tasks[i - 1].Number!.Value + 1;
            if (twin is not null)
                faults.Add(
                    new(
                        file,
                        task.Place.Line,
                        $"two tasks have the number {task.Number}, here and at {twin.Place}",
                        $"task {expected}",
                        "Correct one of the two numbers",
                        task.Place.Cell
                    )
                );
            else if (task.Number != expected)
                faults.Add(
                    new(
                        file,
                        task.Place.Line,
                        i == 0 ? $"the list begins with task {task.Number}" : $"task {task.Number} follows task {tasks[i - 1].Number}",
                        $"task {expected}",
                        "Restore the row that is missing, or number the rows through",
                        task.Place.Cell
                    )
                );
        }

        throw new CatalogueException(faults);
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
