using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>What somebody looks at the pages with.</summary>
internal sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Desktop = new("desktop", 1440, 900);
    public static readonly Screen Phone = new("phone", 390, 844);

    /// <summary>The desktop at 200 %: half as many points of the page in either direction.</summary>
    public static readonly Screen Zoomed = new("zoomed", 720, 450);

    public BrowserNewContextOptions Options =>
        new()
        {
            ViewportSize = new ViewportSize { Width = Width, Height = Height },
            ColorScheme = ColorScheme.Light,
            HasTouch = Width < Zoomed.Width,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
        };
}
