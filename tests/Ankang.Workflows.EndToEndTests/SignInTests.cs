using System.Net;
using Ankang.Workflows.EndToEndTests.Support;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>The office's first person on the machine's own clock, over restarts.</summary>
public sealed class SignInTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FirstLink_IsPrintedOnce_AndWhoCameInByItOutlivesAKilledHost()
    {
        SmallList list = SmallList.Write(_folder, SmallList.Today.Year);
        Visitor browser;
        await using (Host host = await Host.StartAsync(_folder, "--list", list.Folder))
        {
            browser = host.Office;
            await host.SignInAsync();
            Page again = await browser.OpenAsync(await host.FirstLinkAsync());
            Assert.Equal(HttpStatusCode.NotFound, again.Status);
            if (!OperatingSystem.IsWindows())
            {
                string keys = Path.Combine(host.Data, "keys");
                Assert.NotEmpty(Directory.EnumerateFiles(keys, "*.xml"));
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
            }

            string cookies = browser.CookieHeader(new Uri($"http://localhost:{host.Port}"));
            host.Kill();
            await using Host next = await Host.StartAsync(_folder, "--list", list.Folder, "--new-sign-in-link");
            next.Office.TakeCookies(new Uri($"http://localhost:{next.Port}"), cookies);
            Page overview = await next.Office.SeeAsync("/");
            Assert.Contains("张三", overview.Document.QuerySelector(".signed-in")!.TextContent, StringComparison.Ordinal);

            // Asked for by name, a link lets another person in.
            using var other = new Visitor(new Uri($"http://localhost:{next.Port}"));
            Page welcome = await other.SeeAsync(await next.FirstLinkAsync());
            Page done = await other.SubmitAsync(
                welcome,
                Assert.Single(welcome.Document.Forms),
                ("name", "李四"),
                ("account", "lisi"),
                ("password", Host.Password),
                ("again", Host.Password)
            );
            Assert.Contains("李四", done.Document.QuerySelector(".signed-in")!.TextContent, StringComparison.Ordinal);
            next.Kill();
        }

        await using Host last = await Host.StartAsync(_folder, "--list", list.Folder);
        using Api api = Api.Of(last);
        await Wait.UntilAsync(async () => (await api.GetAsync("/api/items")).Status == HttpStatusCode.OK, last.Said);
        Assert.DoesNotContain("/welcome/", last.Out, StringComparison.Ordinal);
    }
}
