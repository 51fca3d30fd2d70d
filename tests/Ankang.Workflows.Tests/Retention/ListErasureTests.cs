using System.Net;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Web;
using Ankang.Workflows.Tests.Web.Routes;

namespace Ankang.Workflows.Tests.Retention;

/// <summary>Some months after a list is over its people's names, addresses and numbers are erased, where the settings say so.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(SharedRoutes.Category, SharedRoutes.Security)]
public sealed class ListErasureTests : IAsyncLifetime
{
    private const string Item = "ankang-2021_14b-county-articles_2021-02_hanyin";
    private const string Email = "zhao@example.org";
    private const string Phone = "13891551234";
    private Site _site = null!;
    private HistoryEntry _before = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 3, 5));
        ResponsibleUnit unit = (await _site.ListAsync()).Directory["hanyin"];
        ContactEdit edit = ContactEdit.Of(unit).With(ContactRole.Liaison, new Contact("赵明", Email, Phone));
        await _site.Parts.Contacts.EditAsync("hanyin", "e1", Actor.Of("市安委办"), null, edit, null, default);
        await _site.MoveToAsync(new DateOnly(2021, 3, 9));
        using HttpResponseMessage done = await _site.PostAsync(
            $"/u/{await _site.TokenAsync("hanyin")}",
            ("request", "r1"),
            ("item", Item),
            ("completedOn", "2021-02-26"),
            ("count", "1"),
            ("reporter", "钱小文")
        );
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        _before = (await _site.HistoryAsync(Item))[^1];
        Assert.Contains("由钱小文报送", _before.Text, StringComparison.Ordinal);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task OnTheDay_NamesAddressesAndNumbersAreGone_AndRoleTimeAndChainStay()
    {
        DateOnly closes = (await _site.ListAsync()).Head.ClosesOn;
        At(closes.AddMonths(6));
        Assert.Null(await RunAsync(6));
        Assert.NotEmpty(await WhereAsync(Email));

        At(closes.AddMonths(6).AddDays(1));
        Assert.Null(await RunAsync(0)); // off
        Assert.True(await RunAsync(6) > 3);
        foreach (string word in (string[])[Email, Phone, "赵明", "钱小文", Uri.EscapeDataString("钱小文")])
            Assert.Empty(await WhereAsync(word));
        HistoryEntry after = (await _site.HistoryAsync(Item)).Single(h => h.Number == _before.Number);
        Assert.Equal(("汉阴县安委会联络员", _before.At, "（已删除）"), (after.Who.Name, after.At, after.Text));
        PeriodWork period = await _site.Parts.Work.LoadAsync(new PeriodRef(Site.ListId, "14b-county-articles", "2021-02"), fresh: true, default);
        Assert.Equal(new Reporter(null, null, "经联络员邮件入口由报送"), period.Items["hanyin"].Value.Reports[^1].Reporter);
        Assert.NotNull((await _site.PageAsync("/units/hanyin/ledger")).QuerySelector(".notice.green"));
        Assert.NotNull((await _site.PageAsync("/units/hanbin/ledger")).QuerySelector(".notice.green"));
        string record = (await _site.PageAsync($"/lists/changes/{Site.ListId}")).QuerySelector("#acts")!.TextContent;
        Assert.Contains("清单关闭满6个月，按设置删除单位人员的姓名、邮箱和电话", record, StringComparison.Ordinal);
        // It is done once; today's directory, which other lists write to, is not the list's.
        Assert.Null(await RunAsync(6));
        Assert.Equal(Email, (await _site.ListAsync()).Directory["hanyin"].Liaison!.Email);
    }

    [Fact]
    public async Task CutOff_ItIsDoneAgainFromTheStart()
    {
        At((await _site.ListAsync()).Head.ClosesOn.AddMonths(7));
        using var cut = new CancellationTokenSource();
        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Erasure(6).RunAsync(Site.ListId, cut.Token));
        Assert.True(await RunAsync(6) > 3);
        Assert.Empty(await WhereAsync(Email));
    }

    private void At(DateOnly day) =>
        _site.Clock.Now = new DateTimeOffset(day.ToDateTime(new TimeOnly(3, 0)), TimeSpan.FromHours(8)).ToUniversalTime();

    private Task<int?> RunAsync(int months) => Erasure(months).RunAsync(Site.ListId, default);

    private ListErasure Erasure(int months) =>
        new(
            _site.Store,
            _site.Parts.Work,
            _site.Parts.Lists,
            _site.Parts.ListActs,
            _site.Clock,
            new PersonalDataOptions { MonthsAfterClosing = months }
        );

    // In items, histories, mails and what is kept of the list; not in the directory.
    private async Task<IReadOnlyList<string>> WhereAsync(string word)
    {
        var found = new List<string>();
        foreach (StoreTable table in (StoreTable[])[StoreTable.Work, StoreTable.Mail, StoreTable.Control])
        foreach (PartitionRow row in await _site.Store.ReadAcrossAsync(table, " ", "~~", [new RowRange(" ", "~~")], default))
            found.AddRange(
                row.Row.Columns.Where(c => c.Value is string text && text.Contains(word, StringComparison.OrdinalIgnoreCase))
                    .Select(c => $"{table}/{row.Partition}/{row.Row.Row}.{c.Key}")
            );
        return found;
    }
}
