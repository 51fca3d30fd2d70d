using Ankang.Workflows.Catalogue.Import.Cells;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>The columns of a table by what they hold: their cells vote, and their heads.</summary>
internal sealed class Columns
{
    // A column of few cells follows its head, whatever stands in them.
    private const int Enough = 3;
    private const double Most = 0.75,
        Many = 0.55;
    private const int LongHeading = 45;

    private readonly ColumnRole[] _roles;

    private Columns(ColumnRole[] roles)
    {
        _roles = roles;
        int text = Array.LastIndexOf(roles, ColumnRole.Text);
        Text = text >= 0 ? text : Array.LastIndexOf(roles, ColumnRole.Task);
    }

    /// <summary>The column of the duties: measures where there are some, tasks otherwise.</summary>
    public int Text { get; }

    public int Count => _roles.Length;

    /// <summary>Columns before the text that head it: 类别, 主要任务, or tasks beside their measures.</summary>
    public IEnumerable<int> Headings => Of(ColumnRole.Heading, ColumnRole.Task, ColumnRole.Text).Where(c => c != Text);

    public IEnumerable<int> Of(params ColumnRole[] roles) => Enumerable.Range(0, _roles.Length).Where(i => roles.Contains(_roles[i]));

    public ColumnRole this[int column] => _roles[column];

    /// <param name="heads">The head of each column; null where the table has none.</param>
    /// <param name="profiles">As many as there are columns.</param>
    /// <returns>Null where no column holds duties.</returns>
    public static Columns? Of(IReadOnlyList<string>? heads, IReadOnlyList<ColumnProfile> profiles)
    {
        ColumnRole?[] named =
        [
            .. profiles.Select<ColumnProfile, ColumnRole?>((_, i) => heads is not null && i < heads.Count ? ColumnNames.RoleOf(heads[i]) : null),
        ];
        ColumnRole?[] roles =
        [
            .. named.Select<ColumnRole?, ColumnRole?>((role, i) => role is { } known ? Corrected(known, profiles[i], named) : null),
        ];
        for (int i = 0; i < roles.Length; i++)
            roles[i] ??= ByContent(profiles[i], roles);
        // Where no head says which column holds the duties, it is the one with the most to say.
        if (!roles.Any(r => r is ColumnRole.Text or ColumnRole.Task))
        {
            int longest = Enumerable
                .Range(0, roles.Length)
                .Where(i => roles[i] is null)
                .OrderByDescending(i => profiles[i].Telling * 20 + profiles[i].MeanLength)
                .FirstOrDefault(-1);
            if (longest < 0)
                return null;
            roles[longest] = ColumnRole.Text;
        }

        int text = Array.FindLastIndex(roles, r => r is ColumnRole.Text or ColumnRole.Task);
        return new([.. roles.Select((r, i) => r ?? (i < text && profiles[i].MeanLength <= LongHeading ? ColumnRole.Heading : ColumnRole.Other))]);
    }

    /// <summary>With a column for numbers before the text, where the head of the text stands over both.</summary>
    public Columns WithNumber() => _roles.Contains(ColumnRole.Number) ? this : new([.. _roles[..Text], ColumnRole.Number, .. _roles[Text..]]);

    /// <summary>The roles that heads alone tell, for cells whose rows are still to be found.</summary>
    public static Columns? Named(IReadOnlyList<string> heads) => Of(heads, [.. heads.Select(_ => new ColumnProfile())]);

    public static Columns? OfRoles(IReadOnlyList<ColumnRole> roles) =>
        roles.Any(r => r is ColumnRole.Text or ColumnRole.Task) ? new([.. roles]) : null;

    // 工作部门 over nothing but names is a column of units, whatever else its head sounds like.
    private static ColumnRole Corrected(ColumnRole role, ColumnProfile cells, ColumnRole?[] all)
    {
        if (role is ColumnRole.Heading && cells.MeanLength > LongHeading)
            return ColumnRole.Other;
        if (cells.Count < Enough || role is ColumnRole.Other or ColumnRole.Remark or ColumnRole.Number)
            return role;
        bool text = role is ColumnRole.Task or ColumnRole.Text or ColumnRole.Heading;
        if ((text || role == ColumnRole.Deadline) && cells.Share(CellKind.Names) >= Most && !all.Contains(ColumnRole.Lead))
            return ColumnRole.Lead;
        if ((text || role is ColumnRole.Lead or ColumnRole.Support) && cells.Share(CellKind.Time) >= Most && !all.Contains(ColumnRole.Deadline))
            return ColumnRole.Deadline;
        if (
            role is ColumnRole.Lead or ColumnRole.Support or ColumnRole.Deadline
            && cells.Share(CellKind.Sentence) >= Most
            && cells.Telling >= Most
            && !all.Any(r => r is ColumnRole.Text or ColumnRole.Task)
        )
            return ColumnRole.Text;
        return role;
    }

    private static ColumnRole? ByContent(ColumnProfile cells, ColumnRole?[] sofar) =>
        cells.Count == 0 ? ColumnRole.Other
        : cells.Share(CellKind.Number) >= Most ? ColumnRole.Number
        : cells.Share(CellKind.Time) >= Many ? ColumnRole.Deadline
        : cells.Share(CellKind.Names) >= Many
            ? sofar.Contains(ColumnRole.Lead) ? ColumnRole.Support
                : ColumnRole.Lead
        : cells.Share(CellKind.Person) >= Many ? ColumnRole.Other
        : null;
}
