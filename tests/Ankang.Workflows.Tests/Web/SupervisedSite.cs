namespace Ankang.Workflows.Tests.Web;

/// <summary>5 March 2021, nothing confirmed: the office's 张三 and a supervisor of two units have signed in, each with a browser.</summary>
public sealed class SupervisedSite : IAsyncLifetime
{
    private const string Password = "jiantou-shanlu-7";

    internal Site Site { get; private set; } = null!;

    internal HttpClient Office { get; private set; } = null!;

    internal HttpClient Supervisor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await Site.StartAsync(new DateOnly(2021, 3, 5), shadow: false, signsIn: true);
        await Site.FirstPersonAsync("zhangsan", "张三", Password);
        Office = Site.Client;
        using HttpResponseMessage added = await Site.PostFromPageAsync(
            "/people",
            "/people",
            ("account", "li"),
            ("name", "李分管"),
            ("role", "Supervisor"),
            ("unit", "hanbin"),
            ("unit", "jiaotong")
        );
        string link = new Uri((await Site.ReadAsync(added)).QuerySelector("input.link")!.GetAttribute("value")!).AbsolutePath;
        Site.Client = Supervisor = Site.NewClient();
        using HttpResponseMessage done = await Site.PostFromPageAsync(link, link, ("password", Password), ("again", Password));
        Assert.Equal("/supervisor", done.Headers.Location!.ToString());
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
