namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <param name="Duties">Each with its wording and how it is to be read.</param>
/// <param name="Way">How the deadline is written: 6月30日前, 2026年6月底前, or 长期坚持.</param>
internal sealed record GeneratedTask(IReadOnlyList<(string Text, string Reading)> Duties, string Units, int Month, int Way)
{
    /// <summary>强化责任落实。 before the duties, where the list writes so; empty otherwise.</summary>
    public string Title { get; init; } = "";

    public string Text => Title + string.Concat(Duties.Select(d => d.Text + "。"));

    public string Deadline =>
        Way switch
        {
            0 => $"{Month}月{Day}日前",
            1 => $"2026年{Month}月底前",
            _ => "长期坚持",
        };

    public DateOnly DueOn => Way == 2 ? new(2026, 12, 31) : new(2026, Month, Day);

    private int Day => DateTime.DaysInMonth(2026, Month);
}
