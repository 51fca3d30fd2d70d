namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>What has been found so far in a document, and the headings under which it stands.</summary>
internal sealed class Harvest
{
    private readonly List<PrintedTask> _tasks = [];

    public IReadOnlyList<PrintedTask> Tasks => _tasks;

    public Given Given { get; set; } = Given.Nothing;

    public PrintedTask? Last => _tasks.Count == 0 ? null : _tasks[^1];

    public void Add(PrintedTask task) => _tasks.Add(task);

    public void Replace(PrintedTask last) => _tasks[^1] = last;

    public void RemoveAll(Predicate<PrintedTask> match) => _tasks.RemoveAll(match);
}
