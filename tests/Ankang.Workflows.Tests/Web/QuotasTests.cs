using System.Net;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Web;

/// <summary>全年不少于24篇，尚余2期: the office keeps, lowers or waives it where it reads so.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class QuotasTests
{
    private const string Duty = "03-articles";
    private static readonly Township Late = Township.Of(2021, "ankang").With("issuedOn: 2021-01-04", "issuedOn: 2021-11-22");

    [Fact]
    public async Task OfADraft_ThePreviewKeepsLowersOrWaives_WithItsReason()
    {
        await using Site site = await Site.EmptyAsync();
        ListDraft draft = await site.Parts.ListDrafts.ImportAsync(Files(), 2021, Actor.Of("王丽"), "upload", default);
        string preview = $"/lists/drafts/{draft.Id}/preview",
            action = $"/lists/drafts/{draft.Id}/quotas/{Duty}";
        IHtmlDocument page = await site.PageAsync(preview);
        Assert.Contains("稿件：全年不少于24篇，尚余2期", page.QuerySelector($"#quota-{Duty}")!.ParentElement!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage wrong = await site.SubmitAsync(preview, action, ("choice", "lower"), ("perYear", "30"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        string said = (await Site.ReadAsync(wrong)).QuerySelector($"#quota-{Duty}")!.TextContent;
        Assert.Contains("请填写1至23的整数。", said, StringComparison.Ordinal);
        Assert.Contains("请填写原因。", said, StringComparison.Ordinal);

        using HttpResponseMessage lowered = await site.SubmitAsync(preview, action, ("choice", "lower"), ("perYear", "４"), ("reason", "11月印发"));
        Assert.Equal((HttpStatusCode.SeeOther, preview), (lowered.StatusCode, lowered.Headers.Location!.ToString()));
        ListDraft after = (await site.Parts.ListDrafts.FindAsync(draft.Id, default))!;
        Assert.Equal(4, after.Folder().Catalogue[Duty].PerYear);
        Assert.Contains("# 全年不少于24篇降低为4篇：11月印发", after.Catalogue, StringComparison.Ordinal);
        Assert.Equal("第3项“稿件”全年不少于24篇降低为4篇：11月印发", after.Log[^1].Text);
        Assert.Null((await site.PageAsync(preview)).QuerySelector($"#quota-{Duty}"));
    }

    [Fact]
    public async Task OfADraft_AWaivedQuota_IsAskedOfNobody_AndTheMonthsStay()
    {
        await using Site site = await Site.EmptyAsync();
        ListDraft draft = await site.Parts.ListDrafts.ImportAsync(Files(), 2021, Actor.Of("王丽"), "upload", default);
        string preview = $"/lists/drafts/{draft.Id}/preview";
        using HttpResponseMessage waived = await site.SubmitAsync(
            preview,
            $"/lists/drafts/{draft.Id}/quotas/{Duty}",
            ("choice", "waive"),
            ("perYear", ""),
            ("reason", "按月要求即可")
        );
        Assert.Equal(HttpStatusCode.SeeOther, waived.StatusCode);
        ListDraft after = (await site.Parts.ListDrafts.FindAsync(draft.Id, default))!;
        Assert.Equal((null, 2), (after.Folder().Catalogue[Duty].PerYear, after.Folder().Catalogue[Duty].PerPeriod));
    }

    [Fact]
    public async Task BeforeActivation_TheOfficeWaivesTheQuotaOfEveryUnit_OrDraftsALowerOne()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 11, 23), shadow: true, list: Late.Folder);
        string lists = $"/l/{Site.ListId}";
        IHtmlDocument page = await site.PageAsync($"{lists}/checks");
        Assert.NotNull(page.QuerySelector($"#quota-{Duty}"));

        using HttpResponseMessage lower = await site.SubmitAsync(
            $"{lists}/checks",
            $"{lists}/lists/quotas/{Duty}",
            ("choice", "lower"),
            ("perYear", "4"),
            ("reason", "11月印发")
        );
        Assert.Equal(HttpStatusCode.SeeOther, lower.StatusCode);
        string preview = lower.Headers.Location!.ToString();
        Assert.EndsWith("/preview", preview, StringComparison.Ordinal);
        Assert.Contains("应用调整", (await site.PageAsync(preview)).Body!.TextContent, StringComparison.Ordinal);

        using HttpResponseMessage waive = await site.SubmitAsync(
            $"{lists}/checks",
            $"{lists}/lists/quotas/{Duty}",
            ("choice", "waive"),
            ("perYear", ""),
            ("reason", "11月印发")
        );
        Assert.Equal(HttpStatusCode.SeeOther, waive.StatusCode);
        Assert.Null((await site.PageAsync($"{lists}/checks")).QuerySelector($"#quota-{Duty}"));
        PeriodPlan quota = (await site.ListAsync()).PlansOf(Duty).Single(p => p.Kind == ItemKind.Quota);
        Assert.All((await site.Parts.Work.LoadAsync(quota.Ref, fresh: true, default)).Items.Values, i =>
            Assert.Equal((ItemState.Waived, "11月印发"), (i.Value.State, i.Value.ClosedReason))
        );
    }

    private static IReadOnlyList<DraftFile> Files() =>
        [
            new("catalogue.yaml", System.Text.Encoding.UTF8.GetBytes(Late.Catalogue)),
            new("published.txt", System.Text.Encoding.UTF8.GetBytes(Late.Published)),
            new("units.yaml", System.Text.Encoding.UTF8.GetBytes(Late.Units)),
            .. Township.Holidays.Select(h => new DraftFile(h.Name, System.Text.Encoding.UTF8.GetBytes(h.Text))),
        ];
}
