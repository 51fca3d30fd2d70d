using Ankang.Workflows.Bulletins;

namespace Ankang.Workflows.Pictures;

/// <summary>One unit's year.</summary>
/// <param name="Months">Twelve, those without a deadline included.</param>
public sealed record PictureUnit(string Id, string Name, IReadOnlyList<MonthRates> Months)
{
    public int Due => Months.Sum(m => m.Due);

    public int OnTime => Months.Sum(m => m.OnTime);

    public int Done => Months.Sum(m => m.Done);
}
