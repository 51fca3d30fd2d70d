using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.EndToEndTests.Support;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Rehearsals;

/// <summary>The built program as a newcomer starts it, and the three steps that its first page tells of.</summary>
[Needs<Chromium>]
public sealed class StoryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Newcomer_ReadsAReminder_ReportsAnItem_AndLetsAnotherLapseUpToAnInterview()
    {
        await using Host host = await Host.StartAsync(_folder);
        await using Visit visit = await Visit.StartAsync($"http://localhost:{host.Port}", Screen.Desktop);
        await visit.OpenAsync("/");
        await visit.SeesAsync("三步看懂一件事怎样走完");
        await Assertions.Expect(visit.Page.Locator(".rehearsal")).ToContainTextAsync("虚拟时间 2021年1月18日 周一 08:30");
        await visit.IsAccessibleAsync();
        await visit.KeepPictureAsync("story-first-look");

        // A reminder, read in the frame of its page; its link makes the visitor the unit.
        await visit.Button("下一事件").ClickAsync();
        await visit.Page.Locator(".rehearsal-caused a:has-text('封')").ClickAsync();
        await visit.Page.WaitForURLAsync("**/outbox*"); // loaded: the script listens
        await visit.Page.Locator("select[name=person]").SelectOptionAsync("hanbin.liaison@example.org");
        await visit.Page.WaitForURLAsync(u => u.Contains("person=hanbin", StringComparison.Ordinal));
        await visit.Page.Locator("td.main a").First.ClickAsync();
        ILocator mail = visit.Page.FrameLocator("iframe.letter").Locator("body");
        await Assertions.Expect(mail).ToContainTextAsync("汉滨区安委会");
        await mail.Locator("a").First.ClickAsync();
        await Assertions.Expect(visit.Heading).ToHaveTextAsync("汉滨区安委会");
        ILocator card = visit.Page.Locator("article[id='ankang-2021_03a-county-list_once_hanbin']");
        await card.Locator("summary.primary").ClickAsync();
        await card.Locator("[name=completedOn]").First.FillAsync("2021-01-18");
        await card.Locator("button.primary").First.ClickAsync();
        await Assertions.Expect(visit.Heading).ToHaveTextAsync("报送成功，感谢支持。");
        await visit.IsAccessibleAsync();

        // Seven weeks without another word.
        await visit.OpenAsync("/");
        for (int week = 0; week < 7; week++)
            await visit.Button("进一周").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".rehearsal")).ToContainTextAsync("2021年3月8日");
        await visit.Page.Locator(".counts a:has-text('约谈待研究')").ClickAsync();
        await visit.SeesAsync("市安委办");
        await visit.KeepPictureAsync("story-interviews");

        await visit.Link("重新开始").ClickAsync();
        await visit.IsAccessibleAsync();
        await visit.Page.Locator("main form button.primary").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".rehearsal")).ToContainTextAsync("2021年1月18日");
        visit.IsQuiet();
    }
}
