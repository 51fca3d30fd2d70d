namespace Ankang.Workflows.Web.Year;

/// <summary>From when on a row or cell of the overview is red; settings <c>Lights:RedItems</c> and <c>Lights:RedPercent</c>.</summary>
public sealed class LightOptions
{
    public const string Section = "Lights";

    /// <summary>Red from so many overdue items on; fewer are yellow.</summary>
    public int RedItems { get; set; } = 1;

    /// <summary>Red only where the overdue items are at least so many per cent of 应办; 0 heeds the number alone.</summary>
    public int RedPercent { get; set; }

    public bool IsRed(int late, int total) => late >= RedItems && late * 100 >= RedPercent * total;
}
