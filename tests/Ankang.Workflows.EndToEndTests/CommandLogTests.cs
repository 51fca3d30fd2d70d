using System.IO.Compression;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Storage;
using Ankang.Workflows.StoreTests;
using Ankang.Workflows.Web.Security;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>安全日志 tells of commands that take data out past a host, or change it there, and who ran them.</summary>
[Trait("Category", "Security")]
public sealed class CommandLogTests : IDisposable
{
    private static readonly string Who = $"主机账号 {Environment.UserName}";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CommandsPastTheHost_StandInItsLog_WithTheAccountOfTheMachine()
    {
        SmallList list = SmallList.Write(_folder, SmallList.Today.Year);
        string report = $"导出{list.Id}报表和考核，截至{SmallList.Today:yyyy-MM-dd}（命令 report）";
        string archive = $"导出{list.Id}归档文件（命令 archive）";
        await using (Host host = await Host.StartAsync(_folder, "--list", list.Folder))
        {
            await host.SignInAsync();
            (await RunAsync("report", "--data", host.Data, "--out", _folder["report"], "--scores")).Succeeded();
            (await RunAsync("archive", "year.zip", "--data", host.Data)).Succeeded();
            // What a command could not do leaves nothing.
            Assert.Equal(1, (await RunAsync("archive", "year.zip", "--data", host.Data)).ExitCode);

            // Beside the running host, which shows them at once and writes on.
            Assert.Equal([("导出", Who, archive), ("导出", Who, report)], await LinesAsync(host));
            host.Kill();
        }

        (await RunAsync("repair", "--data", _folder["data"])).Succeeded();
        await using Host next = await Host.StartAsync(_folder, "--list", list.Folder, "--new-sign-in-link");
        await next.FirstLinkAsync();
        Page signIn = await next.Office.OpenAsync("/");
        await next.Office.SubmitAsync(signIn, signIn.FormTo("/sign-in"), ("account", Host.Account), ("password", Host.Password));
        Assert.Equal(
            [
                ("操作", Who, "生成首次登录链接（命令 serve）"),
                ("操作", Who, "修复受损数据（命令 repair）"),
                ("导出", Who, archive),
                ("导出", Who, report),
            ],
            await LinesAsync(next)
        );
    }

    [Fact]
    [Needs<Azurite>]
    public async Task Restore_StandsInTheLogThatItPutBack()
    {
        await using Azurite azurite = await Azurite.StartAsync();
        await using (FileStream file = File.Create(_folder["2026-11-24.jsonl.gz"]))
        await using (var zip = new GZipStream(file, CompressionLevel.Fastest))
            await zip.WriteAsync("{\"rows\":0}\n"u8.ToArray());
        (await RunAsync("restore", "2026-11-24.jsonl.gz", "--storage", azurite.ConnectionString)).Succeeded();

        TableStorageStore store = TableStorageStore.Open(azurite.ConnectionString, "ankang", new StorageMeter());
        string month = SecurityTable.MonthOf(TimeProvider.System.GetUtcNow());
        StoreRow line = Assert.Single(await store.ReadAsync(StoreTable.Security, month, null, null, default));
        Assert.Equal(
            (Who, "CommandLine", "由2026-11-24.jsonl.gz恢复全部数据表（命令 restore）"),
            (line.Text("who"), line.Text("whoChannel"), line.Text("text"))
        );
    }

    private Task<Result> RunAsync(params string[] args) => BuiltProgram.RunAsync(_folder.Path, args);

    // 何人 and 内容 of what came by 命令行, newest first.
    private static async Task<(string Kind, string Who, string Text)[]> LinesAsync(Host host) =>
        [
            .. (await host.Office.SeeAsync("/security-log"))
                .Document.QuerySelectorAll("table.grid tbody tr")
                .Select(r => r.Children.Select(c => c.TextContent.Trim()).ToArray())
                .Where(c => c[3] == "命令行")
                .Select(c => (c[1], c[2], c[5])),
        ];
}
