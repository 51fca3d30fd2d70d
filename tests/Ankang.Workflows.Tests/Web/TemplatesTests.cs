using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Web;

/// <summary>The office changes the texts of mails and letters.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class TemplatesTests : IAsyncLifetime
{
    private const string Address = "/templates/reminder";
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync(new DateOnly(2021, 1, 29));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task List_NamesEveryTemplate_ByWhatItIs()
    {
        IHtmlDocument page = await _site.PageAsync("/templates");
        string[] names = [.. page.QuerySelectorAll("main td a").Select(a => a.TextContent)];
        Assert.Contains("邮件：提醒", names);
        Assert.Contains("公文：督办通知单", names);
        Assert.Contains("片段：邮件结尾", names);
        Assert.Equal(_site.Parts.Templates.Standard.Names.Count, names.Length);
    }

    [Fact]
    public async Task Preview_ShowsSamples_AndSavesNothing()
    {
        using HttpResponseMessage answer = await ActAsync("preview", "【请阅】{{ item.name }}\n\n{{ unit }}：请抓紧报送。\n{% include '_tail' %}");
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(page.QuerySelectorAll("section.panel b"), b => b.TextContent.StartsWith("【请阅】", StringComparison.Ordinal));
        Assert.Null((await _site.Parts.Templates.ReadAsync(default)).GetValueOrDefault("reminder"));
    }

    [Fact]
    public async Task Save_HoldsFromTheNextMail_AndIsTakenBack()
    {
        using HttpResponseMessage saved = await ActAsync(
            "save",
            "【请阅】{{ item.name }}（{{ unit }}）\n\n{{ unit }}：请抓紧报送。\n{% include '_tail' %}"
        );
        Assert.Equal((HttpStatusCode.SeeOther, $"{Address}?saved=1"), (saved.StatusCode, saved.Headers.Location!.OriginalString));
        await SlotAsync(new(2021, 2, 1));
        MailRecord mail = (await _site.Parts.Mails.ReadAsync(Site.ListId, "20210201T09", default))
            .Select(m => m.Mail)
            .First(m => m.Kind == NoticeKind.Reminder);
        Assert.StartsWith("【模拟】【请阅】", mail.Subject, StringComparison.Ordinal);

        using HttpResponseMessage reset = await ActAsync("reset", "whatever stands in the field");
        Assert.Equal(HttpStatusCode.SeeOther, reset.StatusCode);
        IHtmlDocument page = await _site.PageAsync(Address);
        Assert.Equal(
            _site.Parts.Templates.Standard.TextOf("reminder"),
            ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value.ReplaceLineEndings("\n")
        );
        Assert.Equal([2, 1], (await _site.Parts.Templates.HistoryAsync("reminder", default)).Select(e => e.Number)); // nothing is ever lost
    }

    [Fact]
    public async Task Save_SaysWhatAndWhere_AndKeepsWhatWasTyped()
    {
        const string text = "主题\n\n{{ unit }}：<script>\n{{ replyby }}";
        using HttpResponseMessage answer = await ActAsync("save", text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.StartsWith(
            "reminder 第4行：没有“replyby”这个占位符。此处可用：",
            page.QuerySelector("#errors li")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(text, ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value.ReplaceLineEndings("\n"));
        Assert.Empty(await _site.Parts.Templates.ReadAsync(default));
    }

    [Fact]
    public async Task Save_TellsTheSecondPerson_AndKeepsBothTexts()
    {
        const string first = "甲{{ unit }}\n\n{% include '_tail' %}",
            second = "乙{{ unit }}\n\n{% include '_tail' %}";
        using HttpResponseMessage one = await ActAsync("save", first);
        using HttpResponseMessage two = await ActAsync("save", second, etag: "");
        Assert.Equal(HttpStatusCode.Conflict, two.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(two);
        Assert.Contains("刚被更新", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(second, ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value.ReplaceLineEndings("\n"));
        Assert.Equal(first, (await _site.Parts.Templates.ReadAsync(default))["reminder"].Text);
    }

    [Theory] // such a text stopped the host for good
    [InlineData("_tail", "{% include '_tail' %}")]
    [InlineData("reminder", "s\n\n{% for i in (1..9000000) %}{{ i }}{% endfor %}")]
    [InlineData("reminder", "a single line")]
    public async Task StoredText_ThatCannotBeUsed_StopsNothing_AndIsNamed(string name, string text)
    {
        await PutAsync(name, text);
        TemplateBook book = _site.Parts.Templates;
        await book.ReadAsync(default);
        Assert.Equal(book.Standard.TextOf(name), book.Current.TextOf(name));
        await SlotAsync(new(2021, 2, 1));
        Assert.Contains((await _site.Parts.Mails.ReadAsync(Site.ListId, "20210201T09", default)).Select(m => m.Mail), m =>
            m.Kind == NoticeKind.Reminder
        );

        // On the first page and in /health as any other damage, on its own page with why, and among the templates.
        Assert.Contains($"模板“{name}”修改后的文字不能使用", (await _site.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(_site.Parts.SetAside.All, r => r.Row == $"C|{name}");
        IHtmlDocument page = await _site.PageAsync($"/templates/{name}");
        Assert.Contains("保存的文字不能使用，暂用标准文字发出", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不能使用，暂用标准文字", (await _site.PageAsync("/templates")).Body!.TextContent, StringComparison.Ordinal);

        // Taken back, it is named no more.
        Assert.IsType<Result<TemplateEdition?>.Done>(
            await book.SaveAsync(name, null, (await book.ReadAsync(default))[name].ETag, Rules.DueItems.Actor.Of("王丽"), _ => { }, default)
        );
        Assert.Empty(_site.Parts.SetAside.All);
    }

    [Fact]
    public async Task StoredText_ThatFailsWhenAMailIsWritten_StopsNothing_AndIsNamed()
    {
        await PutAsync("reminder", "s\n\n{{ link }}{{ unit | moment }}");
        await SlotAsync(new(2021, 2, 1));
        MailRecord mail = (await _site.Parts.Mails.ReadAsync(Site.ListId, "20210201T09", default))
            .Select(m => m.Mail)
            .First(m => m.Kind == NoticeKind.Reminder);
        Assert.StartsWith("【模拟】【提醒】", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("模板“reminder”修改后的文字不能使用", (await _site.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact] // a text that a newer program cannot use leaves the standard one in force
    public async Task Book_LeavesOut_WhatCannotBeUsedAnyMore()
    {
        await PutAsync("reminder", "s\n\n{{ gone }}");
        await _site.Parts.Templates.ReadAsync(default);
        Assert.Equal(_site.Parts.Templates.Standard.TextOf("reminder"), _site.Parts.Templates.Current.TextOf("reminder"));
    }

    [Fact]
    public async Task Template_IsNotThere_UnderAnotherName() => await _site.PageAsync("/templates/nothing", HttpStatusCode.NotFound);

    private async Task<HttpResponseMessage> ActAsync(string act, string text, string? etag = null)
    {
        IHtmlDocument page = await _site.PageAsync(Address);
        var seen = (IHtmlInputElement)page.QuerySelector("input[name=etag]")!;
        return await _site.PostFromPageAsync(Address, Address, ("act", act), ("text", text), ("etag", etag ?? seen.Value));
    }

    // As no page writes it.
    private Task<CommitResult> PutAsync(string name, string text) =>
        _site.Parts.Store.CommitAsync(
            StoreTable.Control,
            "office|templates",
            [
                new StoreChange.Insert(
                    $"C|{name}",
                    new Dictionary<string, object>
                    {
                        ["number"] = 1,
                        ["who"] = "市安委办",
                        ["at"] = _site.Clock.Now.ToUniversalTime(),
                        ["text"] = text,
                    }
                ),
            ],
            default
        );

    private async Task SlotAsync(DateOnly day)
    {
        _site.Clock.Now = new Slot(day, 9).Moment;
        await _site.Parts.Dispatcher.RunAsync(Site.ListId, default);
    }
}
