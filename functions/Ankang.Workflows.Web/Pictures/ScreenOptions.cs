namespace Ankang.Workflows.Web.Pictures;

/// <summary>The page for a meeting room's screen; settings <c>Screen:Names</c> and <c>Screen:RefreshSeconds</c>.</summary>
public sealed class ScreenOptions
{
    public const string Section = "Screen";

    /// <summary>Units are named; otherwise groups alone are.</summary>
    public bool Names { get; set; }

    /// <summary>How often it is read anew; not more often than every ten seconds.</summary>
    public int RefreshSeconds { get; set; } = 60;

    internal int Refresh => Math.Max(10, RefreshSeconds);
}
