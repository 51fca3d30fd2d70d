using System.Net;
using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>A rehearsal that is killed, taken up again, reported on and begun anew.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_StandsWhereItStood_AfterItWasKilled()
    {
        DateTimeOffset clock;
        SortedDictionary<string, JsonNode> items;
        IReadOnlyList<string> mails;
        await using (Host host = await Host.StartAsync(_folder))
        {
            using Api api = Api.Of(host);
            await host.MoveAsync("next");
            (HttpStatusCode status, _) = await api.PostAsync(
                "/api/confirmations",
                new { item = "ankang-2021_03a-county-list_once_hanbin", completedOn = "2021-01-18" },
                "a"
            );
            Assert.Equal(HttpStatusCode.OK, status);
            await host.MoveAsync("week");
            (clock, items, mails) = (await host.ClockAsync(), await api.ItemsAsync(), host.Mails);
            host.Kill();
        }

        Assert.Equal("onTime", items["ankang-2021_03a-county-list_once_hanbin"]["state"]!.GetValue<string>());
        Assert.True(items.Count > 400, $"Only {items.Count} items.");

        await using (Host host = await Host.StartAsync(_folder))
        {
            using Api api = Api.Of(host);
            Assert.Equal(clock, await host.ClockAsync());
            Assert.Equal(items.Values.Select(i => i.ToJsonString()), (await api.ItemsAsync()).Values.Select(i => i.ToJsonString()));
            Assert.Equal(mails, host.Mails);

            // Looked at beside the host, which goes on.
            (await BuiltProgram.RunAsync(_folder.Path, "report", "--data", host.Data, "--out", _folder["beside"])).Succeeded();
            Spreadsheets.AssertOpens(_folder["beside", "table.xlsx"], "截至2021年");
            Assert.True(File.Exists(_folder["beside", "table.docx"]));
            Result doctor = await BuiltProgram.RunAsync(_folder.Path, "doctor", "--data", host.Data);
            Assert.Equal(1, doctor.ExitCode);
            Assert.Contains("RED 样例数据", doctor.Out, StringComparison.Ordinal);
            Assert.Contains("ok  节假日安排", doctor.Out, StringComparison.Ordinal);
            Assert.Contains("ok  rights", doctor.Out, StringComparison.Ordinal);
            Assert.Equal(mails, host.Mails);
        }

        Result report = await BuiltProgram.RunAsync(
            _folder.Path,
            "report",
            "--data",
            _folder["data"],
            "--cut-off",
            "2021-01-20",
            "--list-id",
            "ankang-2021",
            "--out",
            _folder["report"],
            "--scores"
        );
        report.Succeeded();
        Spreadsheets.AssertOpens(_folder["report", "scores.xlsx"], "截至2021年1月20日", "考核得分");
        Assert.Equal("2021-01-20", JsonNode.Parse(File.ReadAllText(_folder["report", "scores.json"]))!["asOf"]!.GetValue<string>());
        (
            await BuiltProgram.RunAsync(
                _folder.Path,
                "report",
                "--data",
                _folder["data"],
                "--cut-off",
                "2021-01-17",
                "--out",
                _folder["early"],
                "--scores"
            )
        ).FailedWith("2021-01-18", "2021-01-17", "--cut-off");
        Assert.False(Directory.Exists(_folder["early"]));
        Spreadsheets.AssertOpens(_folder["report", "table.xlsx"], "截至2021年1月20日");
        Assert.Contains("2021年1月20日", File.ReadAllText(_folder["report", "table.html"]), StringComparison.Ordinal);
        Assert.Contains("<svg", File.ReadAllText(_folder["report", "year.svg"]), StringComparison.Ordinal);
        (await BuiltProgram.RunAsync(_folder.Path, "report", "--data", _folder["data"], "--list-id", "other")).FailedWith(
            "no list 'other'",
            "ankang-2021"
        );

        await using (Host host = await Host.StartAsync(_folder))
        {
            Page ask = await host.Office.SeeAsync("/rehearsal/restart");
            Page fresh = await host.Office.SubmitAsync(ask, ask.FormTo("/rehearsal/restart"));
            Assert.Equal(HttpStatusCode.OK, fresh.Status);
            Assert.Equal(ChinaTime.At(new(2021, 1, 18), new(8, 30)), await host.ClockAsync());
            Assert.Empty(host.Mails);
            using Api api = Api.Of(host);
            Assert.DoesNotContain(
                "onTime",
                (await api.ItemsAsync())["ankang-2021_03a-county-list_once_hanbin"].ToJsonString(),
                StringComparison.Ordinal
            );
            await host.MoveAsync("next");
            Assert.NotEmpty(host.Mails);
        }
    }

    [Fact]
    public async Task Move_EndsWithTheSameMails_WhenItWasKilledInTheMiddle()
    {
        var until = new DateOnly(2021, 2, 9);
        using var calm = new TempFolder();
        IReadOnlyList<string> expected;
        await using (Host host = await Host.StartAsync(calm))
        {
            await host.MoveToAsync(until);
            expected = host.Mails;
        }

        await using (Host host = await Host.StartAsync(_folder))
        {
            await host.MoveAsync("week");
            await host.MoveAsync("week");
            int before = host.Mails.Count;
            Task moving = host.MoveAsync("week");
            await Wait.UntilAsync(() => host.Mails.Count > before, host.Said);
            host.Kill();
            await Assert.ThrowsAnyAsync<Exception>(() => moving);
        }

        await using (Host host = await Host.StartAsync(_folder))
        {
            // Time does not go back before what has left.
            string last = host.Mails[^1].Split('-')[0];
            string now = $"{ChinaTime.Local(await host.ClockAsync()):yyyyMMdd'T'HHmm}";
            Assert.True(string.CompareOrdinal(now, last) >= 0, $"The clock stands at {now}, the last mail left at {last}.");
            await host.MoveToAsync(until);
            Assert.Equal(expected, host.Mails);
            Assert.True((await host.HealthAsync()).Body["status"]!.GetValue<string>() == "ok", host.Said());
        }
    }
}
