using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>The kinds of damage that the audit must see: the same over every store.</summary>
internal static class AuditCases
{
    private const string Board = "pk='xiaoqu-2021' AND rk='01-inspection|2021-01'";
    private const string Mail = "pk='xiaoqu-2021|20210201T09' AND rk='hanbin|reminder'";

    public static readonly AuditDamage[] All =
    [
        new(new("Work/H", "gone", $"{DamageCases.Item}='H|hanbin|000002'", Harm.Named), "台账第2条", IsMended: false),
        new(new("Work/H", "set text=未发生", $"{DamageCases.Item}='H|hanbin|000002'", Harm.Named), "台账第2条", IsMended: false),
        new(new("Work/H", "set whoId=lisi", $"{DamageCases.Item}='H|hanbin|000001'", Harm.Named), "台账第1条", IsMended: false),
        new(new("Work/I", "set state=Completed", $"{DamageCases.Item}='I|hanbin'", Harm.Item), "状态", IsMended: false),
        new(new("Work/I", "set dueOn=2021-12-31", $"{DamageCases.Item}='I|hanbin'", Harm.Item), "完成时限", IsMended: false),
        new(
            new("Work/I", "unset required", $"{DamageCases.Item}='I|hanbin'", Harm.Item),
            "要求数量",
            IsMended: false,
            "清单调整，要求由不计数量改为"
        ),
        new(new("Work/I", "unset reminderAt", $"{DamageCases.Item}='I|hanbin'", Harm.Item), "提醒", IsMended: false),
        new(new("Work/I", "unset historyHead", $"{DamageCases.Item}='I|hanbin'", Harm.Item), "台账第1条", IsMended: false),
        new(new("Work/I", "gone", $"{DamageCases.Item}='I|hanbin'", Harm.Item), "事项记录", IsMended: true),
        new(new("Board/row", "set next.t=2022-01-01T00:00:00Z", Board, Harm.Mended), "索引记录", IsMended: true),
        new(new("Mail/mail", "gone", Mail, Harm.Named), "邮件20210201T09|hanbin|reminder", IsMended: false),
        new(new("Mail/mail", "set state=Prepared", Mail, Harm.Named), "邮件20210201T09|hanbin|reminder", IsMended: false),
    ];

    /// <summary>The host starts again over the damage, and makes up its audit.</summary>
    public static DateTimeOffset Start => ChinaTime.At(LivedFolder.Day, new TimeOnly(7, 0));

    /// <summary>The audits have passed: it is named on the page and in <c>/health</c>, and the office was told of what waits for a person.</summary>
    /// <param name="isServed">Nothing else is amiss: no slot was left out.</param>
    public static async Task HoldAsync(RealHost host, AuditDamage damage, bool isServed)
    {
        // Where the audit comes to a seventh of the periods a night, the period's turn may be first: it asks for what the list asks for.
        if (!isServed && damage.TurnSays is { } words)
        {
            Assert.Contains(words, (await host.OpenAsync($"/l/xiaoqu-2021/items/{DamageCases.ItemId}")).Words, StringComparison.Ordinal);
            return;
        }

        JsonNode health = await HealthAsync(host);
        JsonNode finding = Assert.Single(health["lastAudit"]!["findings"]!.AsArray(), f =>
            (string)f!["what"]! == damage.What && ((string)f["about"]!).Contains("01-inspection", StringComparison.Ordinal)
        )!;
        string number = (string)finding["number"]!;
        Assert.Equal(damage.IsMended ? "mended" : "open", (string)finding["state"]!);
        Page overview = await host.OpenAsync("/l/xiaoqu-2021/");
        Assert.Contains(number, overview.Words, StringComparison.Ordinal);
        Assert.Contains(damage.IsMended ? "核查已自动修正" : "核查发现问题，须核实", overview.Words, StringComparison.Ordinal);
        if (damage.IsMended)
            return;

        if (isServed)
            Assert.Equal("degraded", (string)health["status"]!);
        Assert.Contains(host.Mails.Ids, DamageCases.IsWord);
        // Settled by a person it is red no more, and the item's history says who and why.
        foreach (JsonNode? open in health["lastAudit"]!["findings"]!.AsArray().Where(f => (string)f!["state"]! == "open"))
            await SettleAsync(host, (string)open!["number"]!);
        Assert.DoesNotContain(number, (await host.OpenAsync("/l/xiaoqu-2021/")).Words, StringComparison.Ordinal);
        if (isServed)
            Assert.Equal("ok", (string)(await HealthAsync(host))["status"]!);
        Assert.Contains("已核对纸质材料", (await host.OpenAsync($"/l/xiaoqu-2021/items/{DamageCases.ItemId}")).Words, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> HealthAsync(RealHost host) => JsonNode.Parse((await host.OpenAsync("/health?list=xiaoqu-2021")).Source)!;

    // As a browser does: the guard of the form and its cookie come with the page.
    private static async Task SettleAsync(RealHost host, string number)
    {
        Page overview = await host.OpenAsync("/l/xiaoqu-2021/");
        string action = $"/l/xiaoqu-2021/findings/{number}";
        var fields = overview
            .FormTo(action)
            .QuerySelectorAll("input[type=hidden]")
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        using var empty = new FormUrlEncodedContent(fields);
        Assert.Equal(
            System.Net.HttpStatusCode.UnprocessableEntity,
            (await host.Client.PostAsync(new Uri(action, UriKind.Relative), empty)).StatusCode
        );
        fields["reason"] = "已核对纸质材料";
        using var body = new FormUrlEncodedContent(fields);
        HttpResponseMessage answer = await host.Client.PostAsync(new Uri(action, UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
