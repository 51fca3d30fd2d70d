using System.Net;
using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>Rows are damaged one at a time before a slot: each harms one thing, and is seen on pages and in <c>/health</c>.</summary>
public sealed class DamageTests(LivedFolder lived) : IClassFixture<LivedFolder>, IDisposable
{
    private const string Item = DamageCases.Item;
    private static readonly DateOnly Day = LivedFolder.Day;

    private readonly TempFolder _folder = new();

    public static TheoryData<RowDamage> Each => [.. DamageCases.All];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryKindOfRow_HasItsDamage() => Assert.Empty(RowKinds.In(lived.Folder["before"]).Except(DamageCases.All.Select(d => d.Kind)));

    [Theory]
    [MemberData(nameof(Each))]
    public async Task OneRow_HarmsOneThing_AndIsSeen(RowDamage damage)
    {
        await using RealHost host = await StartAsync(damage);
        await DamageCases.HoldAsync(host, lived, damage);
    }

    [Fact]
    public async Task AllOfTheDirectoryGone_StopsMails_AndKeepsEveryItem()
    {
        await using RealHost host = await StartAsync(new("Directory/unit", "gone", "pk='units'", Harm.Unit));
        await host.MoveToAsync(ChinaTime.At(Day, new TimeOnly(9, 0)));
        Assert.DoesNotContain(host.Mails.Ids, m => m.Contains(".supervision", StringComparison.Ordinal));
        Assert.Contains("汉滨区", (await host.OpenAsync("/l/xiaoqu-2021/items")).Words, StringComparison.Ordinal);
        Page overview = await host.OpenAsync("/l/xiaoqu-2021/");
        Assert.Contains("汉滨区安委会的名录记录缺失", overview.Words, StringComparison.Ordinal);
        Assert.Equal("degraded", (string)(await host.HealthAsync())["status"]!);
    }

    [Fact]
    public async Task AMendedRow_IsSetAsideNoMore_AndClimbsOn()
    {
        var damage = new RowDamage("Work/I", "badJson", $"{Item}='I|hanbin'", Harm.Item);
        string good = Columns(damage.Where);
        await using (RealHost broken = await StartAsync(damage))
        {
            await broken.MoveToAsync(ChinaTime.At(Day, new TimeOnly(9, 0)));
            Assert.Equal("degraded", (string)(await broken.HealthAsync())["status"]!);
        }

        using (var file = RowDamage.Open(_folder["data"]))
        {
            using var command = file.CreateCommand();
            command.CommandText = $"UPDATE Work SET columns = $good WHERE {Item}='I|hanbin'";
            command.Parameters.AddWithValue("$good", good);
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        await using RealHost host = await RealHost.StartAsync(_folder["data"], ChinaTime.At(Day, new TimeOnly(10, 30)));
        await host.MoveToAsync(ChinaTime.At(Day, new TimeOnly(15, 0)));
        Assert.Contains("xiaoqu-2021.20210205T15.hanbin.supervision", host.Mails.Ids);
        Assert.Empty((await host.HealthAsync())["setAside"]!.AsArray());
    }

    [Fact]
    public async Task IndexOfListsGone_IsWrittenAnewAtTheStart_AndEveryListIsServed()
    {
        await using RealHost host = await StartAsync(new("Control/index", "gone", "pk='lists'", Harm.Mended));
        await host.MoveToAsync(ChinaTime.At(Day, new TimeOnly(9, 0)));
        Assert.Equal(lived.Mails, host.Mails.Ids);
        JsonNode health = await host.HealthAsync();
        Assert.Equal("ok", (string)health["status"]!);
        Assert.Equal(2, health["mended"]!.AsArray().Count);
    }

    [Fact]
    public async Task Repair_WritesAnewWhatCanBeDerived_AndSaysWhatCannot()
    {
        CopyLived();
        RowDamage[] damages =
        [
            new("Catalogue/text", "badJson", "pk LIKE 'xiaoqu-2021|%' AND rk='text-000'", Harm.List),
            new("Control/index", "gone", "pk='lists'", Harm.List),
            new("Board/row", "badJson", "pk='xiaoqu-2021' AND rk='01-inspection|2021-01'", Harm.Mended),
            new("Directory/member", "gone", "rk='G|counties|hanyin'", Harm.Named),
            new("Directory/unit", "badJson", "rk LIKE 'hanyin|%'", Harm.Unit),
            new("Work/I", "badJson", $"{Item}='I|hanbin'", Harm.Item),
        ];
        foreach (RowDamage damage in damages)
            damage.Do(_folder["data"]);
        string other = lived.Folder["other"];
        Result repair = await BuiltProgram.RunAsync(
            _folder.Path,
            ["repair", "--data", _folder["data"], "--list", lived.Small.Folder, "--list", other, "--holidays", lived.Holidays]
        );
        Assert.Matches("the host rebuilds it at its start: [0-9A-F]{6} Board/xiaoqu-2021/01-inspection\\|2021-01", repair.Out);
        Assert.Matches("cannot be derived: [0-9A-F]{6} Work/xiaoqu-2021\\|01-inspection\\|2021-01/I\\|hanbin", repair.Out);
        Assert.Single(repair.Out.Split('\n'), l => l.StartsWith("cannot be derived", StringComparison.Ordinal));

        await using RealHost host = await RealHost.StartAsync(_folder["data"], ChinaTime.At(Day, new TimeOnly(8, 0)));
        await host.MoveToAsync(ChinaTime.At(Day, new TimeOnly(9, 0)));
        Assert.Equal(lived.Mails.Where(m => !DamageCases.IsOfHarmedItem(m)), host.Mails.Ids.Where(m => !DamageCases.IsWord(m)));
    }

    [Fact]
    public async Task AStartThatFails_DoesNotKeepOtherListsFromTheirMails()
    {
        CopyLived();
        await using RealHost host = await RealHost.StartAsync(_folder["data"], ChinaTime.At(Day, new TimeOnly(8, 0)), start: (_, _) =>
            throw new InvalidDataException("the list's folder cannot be read")
        );
        await host.MoveToAsync(ChinaTime.At(Day, new TimeOnly(9, 0)));
        Assert.Equal(lived.Mails, host.Mails.Ids.Where(m => !DamageCases.IsWord(m)));
        Assert.Equal("failed", (string)(await host.HealthAsync())["status"]!);
        Assert.Contains("启动时指定的清单未能载入", (await host.OpenAsync("/")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp.example.org:587: 535: 5.7.8 authentication failed", AnswerKind.SignIn, "邮件服务器拒绝登录（535）", "请核对发信账号和密码")]
    [InlineData(
        "553 5.7.1 Sender address rejected: not owned by user",
        AnswerKind.Sender,
        "发件人与登录账号不一致（553）",
        "请将发件人改为登录账号的邮箱"
    )]
    [InlineData(
        "smtp.example.org:465: An error occurred while attempting to establish an SSL or TLS connection.",
        AnswerKind.Certificate,
        "邮件服务器的证书无法核验",
        "请核对服务器名称、端口和证书"
    )]
    public async Task AMailServerThatWillNotServe_IsTheFirstThingThatWaits(string answer, AnswerKind kind, string why, string mend)
    {
        CopyLived();
        var mails = new KeptMails { Fault = answer, FaultKind = kind };
        await using RealHost host = await RealHost.StartAsync(_folder["data"], ChinaTime.At(Day, new TimeOnly(8, 0)), mails);
        await host.MoveToAsync(ChinaTime.At(Day, new TimeOnly(9, 0)));
        foreach (string page in new[] { "/l/xiaoqu-2021/", "/l/xiaoqu-2021/outbox" })
        {
            string words = (await host.OpenAsync(page)).Words;
            Assert.Matches($"邮件未能发出：{why}，[1-9][0-9]*封待发。{mend}", words.Replace(" ", "", StringComparison.Ordinal));
            Assert.DoesNotContain("目前没有需要您处理的事项", words, StringComparison.Ordinal);
        }

        Assert.Equal("degraded", (string)(await host.HealthAsync())["status"]!);
        Assert.Contains(host.Log.Lines, l =>
            l.Contains("mails could not leave", StringComparison.Ordinal) && l.Contains(answer, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Health_TurnsRed_WhenALoopAnAuditOrADispatchIsLate_WithoutAWordFromTheLoop()
    {
        CopyLived();
        await using RealHost host = await RealHost.StartAsync(_folder["data"], ChinaTime.At(Day, new TimeOnly(7, 0)));
        await host.MoveToAsync(ChinaTime.At(Day, new TimeOnly(7, 1)));
        Assert.Equal("ok", (string)(await host.HealthAsync())["status"]!);

        await AssertLateAsync(host, new TimeOnly(7, 10), "Loop");
        await AssertLateAsync(host, new TimeOnly(10, 30), "Loop", "Dispatch");
        // The day's audit was taken before the host of the fixture stopped; the next one is late.
        await AssertLateAsync(host, Day.AddDays(1), new TimeOnly(8, 30), "Loop", "Audit", "Dispatch");

        await host.MoveToAsync(ChinaTime.At(Day.AddDays(1), new TimeOnly(8, 31)));
        Assert.DoesNotContain("Loop is late", Failures(await host.HealthAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain("Audit is late", Failures(await host.HealthAsync()), StringComparison.Ordinal);
    }

    private static Task AssertLateAsync(RealHost host, TimeOnly at, params string[] kinds) => AssertLateAsync(host, Day, at, kinds);

    private static async Task AssertLateAsync(RealHost host, DateOnly day, TimeOnly at, params string[] kinds)
    {
        host.Clock.Now = ChinaTime.At(day, at);
        Page answer = await host.OpenAsync("/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        string failures = Failures(JsonNode.Parse(answer.Source)!);
        foreach (string kind in new[] { "Loop", "Audit", "Dispatch" })
            Assert.Equal(kinds.Contains(kind), failures.Contains($"xiaoqu-2021: {kind} is late", StringComparison.Ordinal));
    }

    private static string Failures(JsonNode health) => string.Join('\n', health["failures"]!.AsArray().Select(f => (string)f!));

    private async Task<RealHost> StartAsync(RowDamage damage)
    {
        CopyLived();
        damage.Do(_folder["data"]);
        return await RealHost.StartAsync(_folder["data"], ChinaTime.At(Day, new TimeOnly(8, 0)));
    }

    private void CopyLived()
    {
        Directory.CreateDirectory(_folder["data"]);
        File.Copy(lived.Folder["before", DataFolder.StoreFile], _folder["data", DataFolder.StoreFile]);
    }

    private string Columns(string where)
    {
        using var file = RowDamage.Open(lived.Folder["before"]);
        using var command = file.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = $"SELECT columns FROM Work WHERE {where}";
#pragma warning restore CA2100
        return (string)command.ExecuteScalar()!;
    }
}
