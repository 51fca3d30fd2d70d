using Ankang.Workflows.BrowserTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Pages;

/// <summary>Every page on a phone, and in the dark.</summary>
[Needs<Chromium>]
public sealed class PhoneTests(SharedBusyTown shared) : IClassFixture<SharedBusyTown>
{
    public static TheoryData<string> Every => PagesTests.Every;

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Page_IsSoundAndAccessible_OnAPhone(string name)
    {
        await using Visit visit = await SitePage.Named(name).LookAsync(shared.Town, Screen.Phone);

        // Each scheme is looked at once: the light one on the desktop, where every element stands, the dark one here, where it is drawn fastest.
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.KeepPictureAsync($"{name}.dark");
        await visit.IsAccessibleAsync();
        visit.IsQuiet();
    }
}
