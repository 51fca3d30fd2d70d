using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Bulletins;

/// <summary>The numbers of one bulletin that the next compares itself with.</summary>
/// <param name="Name">2021年2月.</param>
/// <param name="Due">应办: of the items that fell due in the span.</param>
/// <param name="Done">办结, in time or late.</param>
/// <param name="OnTime">按期办结</param>
/// <param name="Overdue">逾期未办结 of all that fell due up to the span's end.</param>
public sealed record BulletinFigures(string Name, int Due, int Done, int OnTime, int Overdue)
{
    /// <summary>80.0%（4/5）: a rate never stands without its denominator; 无到期事项 where there is nothing to divide by.</summary>
    public static string Rate(int part, int of) => of == 0 ? "无到期事项" : $"{Percent(part, of)}（{part}/{of}）";

    /// <summary>80.0%, rounded half away from zero; 100% and 0% of all and of nothing alone.</summary>
    public static string Percent(int part, int of) =>
        Tenths(part, of) switch
        {
            (0 or 1000) and var whole => $"{whole / 10}%",
            var tenths => $"{tenths / 10}.{tenths % 10}%",
        };

    /// <summary>Tenths of a per cent.</summary>
    internal static int Tenths(int part, int of)
    {
        if (of == 0)
            return 0;
        int tenths = (int)Math.Round(1000m * part / of, MidpointRounding.AwayFromZero);
        return part == of ? 1000
            : part == 0 ? 0
            : Math.Clamp(tenths, 1, 999);
    }

    internal static BulletinFigures Of(string name, Tally span, Tally toDate) => new(name, span.Due, span.Done, span.OnTime, toDate.Overdue);
}
