using System.Net;
using System.Text.Json.Nodes;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>What each kind of row may harm when it is damaged, and how that is seen: the same over every store.</summary>
internal static class DamageCases
{
    public const string Item = "pk='xiaoqu-2021|01-inspection|2021-01' AND rk";
    public const string ItemId = "xiaoqu-2021_01-inspection_2021-01_hanbin";

    public static readonly RowDamage[] All =
    [
        new("Work/I", "badJson", $"{Item}='I|hanbin'", Harm.Item),
        new("Work/I", "unknown", $"{Item}='I|hanbin'", Harm.Item),
        new("Work/I", "newer", $"{Item}='I|hanbin'", Harm.Item),
        new("Work/N", "added", "VALUES ('xiaoqu-2021|01-inspection|2021-01', 'N|hanbin|1-zz', 1, '{}')", Harm.Item),
        new("Work/H", "badJson", $"{Item}='H|hanbin|000001'", Harm.Named),
        new("Work/H", "unknown", $"{Item}='H|hanbin|000001'", Harm.Named),
        new("Board/row", "badJson", "pk='xiaoqu-2021' AND rk='01-inspection|2021-01'", Harm.Mended),
        new("Board/row", "unknown", "pk='xiaoqu-2021' AND rk='01-inspection|2021-01'", Harm.Mended),
        new("Board/row", "gone", "pk='xiaoqu-2021' AND rk='01-inspection|2021-01'", Harm.Nothing),
        new("Mail/mail", "badJson", "pk='xiaoqu-2021|20210201T09' AND rk='hanbin|reminder'", Harm.Named),
        new("Mail/mail", "unknown", "pk='xiaoqu-2021|20210201T09' AND rk='hanbin|reminder'", Harm.Named),
        new("Directory/unit", "badJson", "rk LIKE 'hanyin|%'", Harm.Unit),
        new("Directory/unit", "unknown", "rk LIKE 'hanyin|%'", Harm.Unit),
        new("Directory/unit", "gone", "rk LIKE 'hanyin|%'", Harm.Unit),
        new("Directory/member", "badJson", "rk='G|counties|hanyin'", Harm.Named),
        new("Directory/member", "gone", "rk='G|counties|hanyin'", Harm.Named),
        new("Catalogue/day", "badJson", "pk LIKE 'calendar|%'", Harm.List),
        new("Catalogue/text", "badJson", "pk LIKE 'xiaoqu-2021|%' AND rk='text-000'", Harm.List),
        new("Catalogue/text", "gone", "pk LIKE 'xiaoqu-2021|%' AND rk='text-000'", Harm.List),
        new("Catalogue/glance", "badJson", "pk LIKE 'xiaoqu-2021|%' AND rk='policy'", Harm.Nothing),
        new("Control/head", "badJson", "pk='xiaoqu-2021' AND rk='head'", Harm.List),
        new("Control/head", "unknown", "pk='xiaoqu-2021' AND rk='head'", Harm.List),
        new("Control/head", "gone", "pk='xiaoqu-2021' AND rk='head'", Harm.List),
        new("Control/lease-dispatch", "badJson", "pk='xiaoqu-2021' AND rk='lease-dispatch'", Harm.List),
        new("Control/lease-dispatch", "gone", "pk='xiaoqu-2021' AND rk='lease-dispatch'", Harm.Mended),
        new("Control/audit", "badJson", "pk='xiaoqu-2021' AND rk='audit'", Harm.Mended),
        new("Control/told", "badJson", "pk='xiaoqu-2021|told' AND rk LIKE 'hanyin|%'", Harm.ToldAnew),
        new("Control/index", "badJson", "pk='lists' AND rk='xiaoqu-2021'", Harm.Nothing),
        new("Control/index", "gone", "pk='lists' AND rk='xiaoqu-2021'", Harm.Mended),
        new("Control/watch", "added", "VALUES ('xiaoqu-2021', 'watch', 1, '{\"told\":')", Harm.Nothing),
        new("Control/returns-mark", "added", "VALUES ('office|returns', 'mark', 1, '{\"mark\":')", Harm.Nothing),
        new("Control/returns-new", "added", "VALUES ('office|returns', 'new|0123456789abcdef', 1, '{\"kind\":')", Harm.Named),
        new("Control/returns-read", "added", "VALUES ('office|returns', 'read|0123456789abcdef', 1, '{\"kind\":')", Harm.Named),
        new("Control/reporter", "added", $"VALUES ('xiaoqu-2021|reporters', '{new string('0', 32)}|Liaison', 1, '{{\"name\":')", Harm.Nothing),
        new("Control/bulletin", "added", "VALUES ('xiaoqu-2021|bulletins', '0001', 1, '{\"span\":')", Harm.Named),
        new("Control/letter", "added", "VALUES ('xiaoqu-2021|letters', '0001', 1, '{\"letter\":')", Harm.Named),
        new("Control/people-first", "badJson", "pk='people' AND rk='first'", Harm.Nothing),
        new("Control/people-p", "added", "VALUES ('people', 'p|zhangsan', 1, '{\"name\":')", Harm.Named),
        new("Control/sessions", "added", "VALUES ('sessions', 'zhangsan|00', 1, '{\"stamp\":')", Harm.Nothing),
        new("Control/attempts", "added", "VALUES ('attempts', 'zhangsan|192.0.2.1', 1, '{\"count\":')", Harm.Nothing),
        new("Control/scan", "added", $"VALUES ('xiaoqu-2021|scans', 'hanyin|{new string('0', 64)}', 1, '{{\"item\":')", Harm.Named),
        new("Control/act", "added", "VALUES ('xiaoqu-2021|acts', '00637490000000000000-00', 1, '{\"text\":')", Harm.Named),
        new("Control/handovers", "added", "VALUES ('handovers', 'zhangsan', 1, '{\"name\":')", Harm.Named),
        new("Security/line", "added", "VALUES ('2021-02', '00637490000000000000-00', 1, '{\"kind\":')", Harm.Nothing),
        new("Security/alert", "added", "VALUES ('alerts', '00637490000000000000-Alert', 1, '{\"kind\":')", Harm.Nothing),
    ];

    /// <summary>The host has started over the damaged rows; the slot of 09:00 comes.</summary>
    public static async Task HoldAsync(RealHost host, LivedFolder lived, RowDamage damage)
    {
        await host.MoveToAsync(ChinaTime.At(LivedFolder.Day, new TimeOnly(9, 0)));

        // Mails: all but what the row harms.
        IEnumerable<string> left = lived.Mails.Where(m => !IsHarmed(damage, m));
        if (damage.Harm == Harm.ToldAnew)
            left = left.Append("xiaoqu-2021.20210205T09.hanyin.briefing").Order(StringComparer.Ordinal);
        Assert.Equal(left, host.Mails.Ids.Where(m => !IsWord(m)));
        // The office is told on the day; what only a page reads is told on the next.
        if (damage.Harm is Harm.Item or Harm.Unit)
            Assert.Contains("xiaoqu-2021.20210205T06.office.watch", host.Mails.Ids);
        if (damage.Harm is Harm.Nothing or Harm.Mended)
            Assert.DoesNotContain(host.Mails.Ids, IsWord);
        if (damage.Harm is Harm.Item or Harm.Unit or Harm.List)
            Assert.NotEqual(lived.Mails, host.Mails.Ids.Where(m => !IsWord(m)));

        // Both lists go by the same calendar.
        bool closesAll = damage.Kind == "Catalogue/day";
        // Pages: none is blank, none fails; of a closed list they say so.
        foreach (string page in host.Pages.Where(p => p != "/health").Append("/l/dongqu-2021/items"))
        {
            Page open = await host.OpenAsync(page);
            bool isOfClosed = closesAll || (damage.Harm == Harm.List && page.Contains("xiaoqu-2021", StringComparison.Ordinal));
            bool says = isOfClosed && open.Status == HttpStatusCode.ServiceUnavailable && open.Source.Length > 0;
            Assert.True((int)open.Status < 500 || says, $"{page}: {open.Status} {open.Words}\n{string.Join('\n', host.Log.Lines.TakeLast(3))}");
        }

        string number = "";
        Page item = await host.OpenAsync($"/l/xiaoqu-2021/items/{ItemId}");
        if (damage.Harm == Harm.List)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, item.Status);
            Assert.Contains("清单暂停使用", item.Words, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(HttpStatusCode.OK, item.Status);
        }

        // /health: red where a list is closed, degraded where something is set aside, named in any case.
        Page answer = await host.OpenAsync("/health");
        JsonNode health = JsonNode.Parse(answer.Source)!;
        string status = (string)health["status"]!;
        JsonArray aside = health["setAside"]!.AsArray();
        switch (damage.Harm)
        {
            case Harm.Nothing:
                Assert.Equal("ok", status);
                Assert.Empty(aside);
                break;
            case Harm.Mended:
                Assert.Equal("ok", status);
                Assert.Equal(damage.Table.ToString(), (string)Assert.Single(health["mended"]!.AsArray())!["table"]!);
                Assert.Contains("已自动重建", (await host.OpenAsync("/l/xiaoqu-2021/")).Words, StringComparison.Ordinal);
                break;
            case Harm.List:
                Assert.Equal(("failed", HttpStatusCode.ServiceUnavailable), (status, answer.Status));
                number = (string)aside[0]!["number"]!;
                Assert.Contains(number, item.Words, StringComparison.Ordinal);
                break;
            default:
                Assert.Equal(("degraded", HttpStatusCode.OK), (status, answer.Status));
                number = (string)Assert.Single(aside)!["number"]!;
                break;
        }

        if (damage.Harm == Harm.Item)
        {
            Assert.Equal(ItemId, (string)aside[0]!["item"]!);
            Assert.Contains("已暂停对该项的一切通知", item.Words, StringComparison.Ordinal);
            Assert.Contains(number, item.Words, StringComparison.Ordinal);
        }

        if (number.Length > 0)
        {
            Assert.Contains(host.Log.Lines, l => l.StartsWith(number, StringComparison.Ordinal));
            Assert.Contains(number, (await host.OpenAsync("/")).Words, StringComparison.Ordinal);
        }
    }

    /// <summary>The mail to the office that something is not well.</summary>
    public static bool IsWord(string mail) => mail.EndsWith(".office.watch", StringComparison.Ordinal);

    /// <summary>督办 of the item that is damaged, to the unit's liaison or its supervisor.</summary>
    public static bool IsOfHarmedItem(string mail) => mail.StartsWith("xiaoqu-2021.", StringComparison.Ordinal) && IsTo("hanbin", mail);

    private static bool IsTo(string unit, string mail) => mail.Split('.')[2].Split('~')[0] == unit;

    /// <summary>Does not leave at the slot because of the damage.</summary>
    public static bool IsHarmed(RowDamage damage, string mail) =>
        damage.Harm switch
        {
            Harm.Item => IsOfHarmedItem(mail),
            Harm.Unit => IsTo("hanyin", mail),
            Harm.ToldAnew => mail.StartsWith("xiaoqu-2021.", StringComparison.Ordinal) && IsTo("hanyin", mail),
            Harm.List => damage.Kind == "Catalogue/day" || mail.StartsWith("xiaoqu-2021.", StringComparison.Ordinal),
            _ => false,
        };
}
