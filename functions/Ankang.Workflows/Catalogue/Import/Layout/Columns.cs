using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>The columns of a table by what they hold.</summary>
internal sealed class Columns
{
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

    /// <summary>
    /// The columns that <paramref name="head"/> names, with the row under it where that parts one of them (责任单位: 牵头, 配合); null where it is
    /// no head.
    /// </summary>
    public static Columns? From(IReadOnlyList<Cell> head, IReadOnlyList<Cell>? below, out bool two)
    {
        two = false;
        if (!ColumnNames.IsHead([.. head.Where(c => !c.Repeated).Select(c => c.Text)]))
            return null;
        ColumnRole[] roles = [.. head.Select(c => ColumnNames.RoleOf(c.Text) ?? ColumnRole.Other)];
        if (
            below is not null
            && below.Any(c => !c.Repeated && !c.IsEmpty)
            && below.Where(c => !c.Repeated && !c.IsEmpty).All(c => ColumnNames.RoleOf(c.Text) is not null)
        )
        {
            ColumnRole[] parted = [.. roles];
            for (int i = 0; i < Math.Min(roles.Length, below.Count); i++)
                if (below[i] is { Repeated: false, IsEmpty: false } part)
                    parted[i] = ColumnNames.RoleOf(part.Text)!.Value;

            // A row that would leave no column for the duties (a head shifted by a lost cell) parts nothing.
            if (parted.Any(r => r is ColumnRole.Text or ColumnRole.Task))
            {
                two = true;
                roles = parted;
            }
        }

        return new(roles);
    }
}
