using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Portal;

/// <summary>A unit's page behind its link: what is late, what is near, what else, what is done.</summary>
/// <param name="Typed">A form that was not taken, shown again with its errors; null on a first look.</param>
public sealed record PortalView(ResponsibleUnit Unit, DateOnly ValidUntil, YearView Year, string Request, PortalForm? Typed, IReadOnlyList<FormError> Errors)
{
    public IReadOnlyList<ItemGlance> Late { get; } = [.. Open(Year).Where(i => i.Status.IsLate())];

    public IReadOnlyList<ItemGlance> Soon { get; } = [.. Open(Year).Where(i => !i.Status.IsLate() && IsSoon(i))];

    public IReadOnlyList<ItemGlance> Others { get; } = [.. Open(Year).Where(i => !i.Status.IsLate() && !IsSoon(i))];

    public IReadOnlyList<ItemGlance> Done { get; } = [.. Year.Items.Where(i => !i.IsOpen).OrderByDescending(i => i.Entry.ClosedOn).ThenBy(i => i.Duty.Task)];

    /// <summary>Kinds of which several items are open: they can be reported at one sitting.</summary>
    public IEnumerable<IReadOnlyList<ItemGlance>> Together() =>
        Late.Concat(Soon).Concat(Others).Where(FormFields.IsConfirmable).GroupBy(FormFields.Kind).Where(g => g.Count() > 1).Select(g => (IReadOnlyList<ItemGlance>)[.. g]);

    private static IEnumerable<ItemGlance> Open(YearView year) =>
        year.Items.Where(i => i.IsOpen).OrderBy(i => i.Entry.Historic).ThenBy(i => i.DueOn).ThenBy(i => i.Duty.Task);

    private static bool IsSoon(ItemGlance item) => item.Status == ItemStatus.DueSoon || item.NoteAskedFor is not null;
}
