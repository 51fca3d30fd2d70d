using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Notices;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>Rows are damaged one at a time before a slot: each harms one thing, and is seen on pages and in <c>/health</c>.</summary>
public sealed class DamageTests(LivedFolder lived) : IClassFixture<LivedFolder>, IDisposable
{
    private const string Item = DamageCases.Item;
    private static readonly DateOnly Day = LivedFolder.Day;

    private readonly TempFolder _folder = new();

    public static TheoryData<RowDamage> Each => [.. DamageCases.All];

    public static TheoryData<SmtpCase> EachOfTheMailServer => [.. SmtpCase.All];

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

    [Fact]
    public async Task Health_TurnsRed_WhenALoopAnAuditOrADispatchIsLate_WithoutAWordFromTheLoop()
    {
        CopyLived();
        await using RealHost host = await RealHost.StartAsync(_folder["data"], LateCases.Start);
        await LateCases.HoldAsync(host);
    }

    [Theory]
    [Needs<TestMailServer>]
    [MemberData(nameof(EachOfTheMailServer))]
    public Task AMailServerThatWillNotServe_IsTheFirstThingThatWaits(SmtpCase server)
    {
        CopyLived();
        return server.HoldAsync(mails => RealHost.StartAsync(_folder["data"], ChinaTime.At(Day, new TimeOnly(8, 0)), mails));
    }

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
