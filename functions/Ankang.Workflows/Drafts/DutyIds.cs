using Ankang.Workflows.Answers;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>Ids of duties that a task gets beside those it has: 14a, 14b and so on.</summary>
internal static class DutyIds
{
    /// <summary>The ids of a task's duties, of which an only one gets its letter now.</summary>
    /// <param name="runs">What is published keeps its id for ever.</param>
    public static IReadOnlyList<string> Lettered(CatalogueText text, IReadOnlyList<Obligation> duties, bool runs)
    {
        if (duties is not [{ Id: var only }] || runs || LetterOf(only) is not null)
            return [.. duties.Select(d => d.Id)];
        string lettered = only.Insert(only.IndexOf('-', StringComparison.Ordinal), "a");
        text.SetDuty(only, [("id", lettered)]);
        return [lettered];
    }

    /// <returns>Empty where the letters do not suffice.</returns>
    public static IReadOnlyList<string> Further(int task, IReadOnlyList<string> ids, int count)
    {
        char last = ids.Max(id => LetterOf(id) ?? 'a');
        return last + count > 'z' ? [] : [.. Enumerable.Range(1, count).Select(i => $"{task:D2}{(char)(last + i)}-duty")];
    }

    public static FormError TooMany(int task) => new("", $"第{task}项的责任事项过多，一项任务最多26条。");

    private static char? LetterOf(string id) =>
        id[id.IndexOf('-', StringComparison.Ordinal) - 1] is var last && char.IsAsciiLetterLower(last) ? last : null;
}
