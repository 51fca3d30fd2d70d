using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Tests.Turns;

/// <summary>What the audit must see: each kind of difference is made by hand, in a store of one process and in one that is shared.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Web.Routes.SharedRoutes.Category, Web.Routes.SharedRoutes.Security)]
public sealed class AuditFindingTests
{
    private const string Duty = "14b-county-articles";
    private const string March = "2021-03";
    private const string Item = "ankang-2021_14b-county-articles_2021-03_hanbin";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AYearThatNobodyTouched_HasNoFinding_AndASealThatGoesOn(bool isShared)
    {
        using City city = await LivedAsync(isShared);
        AuditReport report = await WeekAsync(city);
        Assert.Empty(report.Findings);
        Assert.True(report.Histories > 0);
        string seal = report.Seal!;
        city.Clock.Now = city.Clock.Now.AddDays(1);
        Assert.NotEqual(seal, (await city.Parts.Audit.RunAsync(city.Id, default)).Seal);
    }

    [Fact]
    public async Task TheSeal_StandsAtTheFootOfMailsToTheOffice_AndOfNoOthers()
    {
        using City city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], Duty));
        await city.RunToAsync("2021-04-01 10:00");
        Assert.NotEmpty(city.Mail.Accepted);
        Assert.All(city.Mail.Accepted, m =>
            Assert.Equal(
                m.Mail.MessageId.Contains(".office.", StringComparison.Ordinal),
                m.Mail.Text.Contains("台账校验值：", StringComparison.Ordinal)
            )
        );
        Assert.Contains(city.Mail.Accepted, m => m.Mail.Text.Contains("台账校验值：", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text", "未发生", "台账第2条", false)]
    [InlineData("text", "未发生", "台账第2条", true)]
    [InlineData(null, null, "台账第2条", false)]
    [InlineData(null, null, "台账第2条", true)]
    public async Task ALineChangedOrDeleted_IsNamed_UntilAPersonSettlesIt(string? column, string? value, string what, bool isShared)
    {
        using City city = await LivedAsync(isShared);
        await ChangeAsync(city, ItemRows.HistoryRow("hanbin", 2), column, value);

        AuditReport report = await WeekAsync(city);
        AuditFinding finding = Assert.Single(report.Findings);
        Assert.Equal((Item, FindingKind.History, what, true), (finding.About, finding.Kind, finding.What, finding.IsOpen));
        Assert.False(report.IsWell);

        // Found again each week, it is the same: settled once it stays so.
        var settled = new FindingSettled(Actor.Of("市安委办"), city.Clock.Now, "已核对纸质台账");
        Assert.True(await city.Parts.Audit.SettleAsync(city.Id, finding.Number, settled, default));
        Assert.False(await city.Parts.Audit.SettleAsync(city.Id, finding.Number, settled, default));
        report = await WeekAsync(city);
        Assert.Equal(settled, Assert.Single(report.Findings).Settled);
        Assert.True(report.IsWell);
    }

    [Theory]
    [InlineData("state", "Completed", "状态", "台账为进行中", "记录为已办结")]
    [InlineData("count", null, null, null, null)]
    [InlineData("reports", "x,2021-04-01T00:00:00.0000000Z,2021-04-01,3,0", "累计数量", "台账为0", "记录为3")]
    [InlineData("reminderAt", null, "提醒", "台账为4月1日9时，反馈时限4月7日", "记录为未发")]
    public async Task AnItemThatItsHistoryDoesNotExplain_IsNamed(string column, string? value, string? what, string? right, string? found)
    {
        foreach (bool isShared in new[] { false, true })
        {
            using City city = await LivedAsync(isShared);
            await ChangeAsync(city, "I|hanbin", column, value);
            AuditReport report = await WeekAsync(city);
            if (what is null)
                Assert.Empty(report.Findings); // for people who look into the table
            else
                Assert.Contains(report.Findings, f => (f.About, f.What, f.Before, f.After, f.IsOpen) == (Item, what, right, found, true));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnItemWhoseRowIsGone_IsWrittenAnewFromItsHistory_AndClimbsOn(bool isShared)
    {
        using City city = await LivedAsync(isShared);
        await city.ConfirmAsync(Duty, March, "hanyin", "2021-03-30", count: 5, request: "r");
        DueItem lost = await city.ItemAsync(Duty, March, "hanbin");
        DueItem done = await city.ItemAsync(Duty, March, "hanyin");
        Assert.Equal(ItemState.Completed, done.State);
        await ChangeAsync(city, "I|hanbin", null, null);
        await ChangeAsync(city, "I|hanyin", null, null);

        AuditReport report = await WeekAsync(city);
        Assert.Equal(2, report.Findings.Count(f => f is { Kind: FindingKind.LostItem, IsMended: true }));
        DueItem again = await city.ItemAsync(Duty, March, "hanbin");
        Assert.Equal(ItemGist.Of(lost), ItemGist.Of(again));
        Assert.Equal(lost.HistoryCount + 1, again.HistoryCount);
        DueItem closed = await city.ItemAsync(Duty, March, "hanyin");
        Assert.Equal((done.State, done.ClosedAt, done.CompletedOn, done.Count), (closed.State, closed.ClosedAt, closed.CompletedOn, closed.Count));
        Assert.Equal(done.Reports.Single().Id, closed.Reports.Single().Id);

        Assert.DoesNotContain((await WeekAsync(city)).Findings, f => f.IsOpen);
        await city.RunToAsync("2021-05-10 10:00");
        Assert.Equal(Rung.Interview, (await city.ItemAsync(Duty, March, "hanbin")).Rung);
        string item = "（2021年3月）";
        Assert.StartsWith("到期提醒 03-24, 提醒 04-01, 督办 04-", city.Told("hanbin", item), StringComparison.Ordinal);
        Assert.Equal("到期提醒 03-24, 提醒 04-01", city.Told("hanyin", item));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnItemGoneWithItsHistory_IsOpenedAnew_AndWaitsForAPerson(bool isShared)
    {
        using City city = await LivedAsync(isShared);
        int lines = (await city.ItemAsync(Duty, March, "hanbin")).HistoryCount;
        for (int n = 1; n <= lines; n++)
            await ChangeAsync(city, ItemRows.HistoryRow("hanbin", n), null, null);
        await ChangeAsync(city, "I|hanbin", null, null);

        AuditFinding finding = Assert.Single((await WeekAsync(city)).Findings, f => f.Kind == FindingKind.LostItem);
        Assert.True(finding.IsOpen);
        Assert.Equal(ItemState.Open, (await city.ItemAsync(Duty, March, "hanbin")).State);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("Prepared", false)]
    [InlineData("Prepared", true)]
    public async Task AMailDeleted_OrTurnedBack_IsNamed(string? state, bool isShared)
    {
        using City city = await LivedAsync(isShared);
        await ChangeAsync(city, "hanbin|reminder", state is null ? null : "state", state, StoreTable.Mail, $"{city.Id}|20210401T09");
        AuditFinding finding = Assert.Single((await WeekAsync(city)).Findings);
        Assert.Equal((Item, FindingKind.Mail, "邮件20210401T09|hanbin|reminder"), (finding.About, finding.Kind, finding.What));
        Assert.Equal(state is null ? "发件记录缺失" : "发件记录不是“已发”", finding.After);
    }

    [Fact]
    public async Task WhatWasMended_IsToldForAWeek()
    {
        using City city = await LivedAsync(isShared: false);
        await ChangeAsync(city, "I|hanbin", null, null);
        Assert.Single((await WeekAsync(city)).Findings, f => f.Kind == FindingKind.LostItem);
        city.Clock.Now = city.Clock.Now.AddDays(5);
        Assert.NotEmpty((await city.Parts.Audit.RunAsync(city.Id, default)).Findings);
        city.Clock.Now = city.Clock.Now.AddDays(2);
        Assert.Empty((await city.Parts.Audit.RunAsync(city.Id, default)).Findings);
    }

    private static async Task<City> LivedAsync(bool isShared)
    {
        City city = City.Of(TestLists.Part("2021-03-01", ["hanbin", "hanyin"], Duty));
        if (isShared)
            city.Share();
        await city.RunToAsync("2021-04-02 10:00");
        return city;
    }

    // Nights until every period was followed once; nothing else happens meanwhile. What one night found stands in the next one's report.
    private static async Task<AuditReport> WeekAsync(City city)
    {
        // Started again, as after damage by hand: memory is no witness.
        bool isShared = !city.Parts.Store.IsExclusive;
        if (isShared)
            city.Share();
        else
            city.Restart();
        (AuditReport report, int histories) = (null!, 0);
        DateTimeOffset now = city.Clock.Now;
        for (int night = 0; night < (isShared ? 7 : 1); night++)
        {
            city.Clock.Now = now.AddDays(night);
            report = await city.Parts.Audit.RunAsync(city.Id, default);
            histories += report.Histories;
        }

        return report with
        {
            Histories = histories,
        };
    }

    private static async Task ChangeAsync(
        City city,
        string row,
        string? column,
        string? value,
        StoreTable table = StoreTable.Work,
        string? partition = null
    )
    {
        partition ??= $"{city.Id}|{Duty}|{March}";
        StoreRow there = (await city.Parts.Store.GetAsync(table, partition, row, default))!;
        var columns = new Dictionary<string, object>(there.Columns);
        if (column is not null && value is not null)
            columns[column] = value;
        else if (column is not null)
            columns.Remove(column);
        StoreChange change = column is null ? new StoreChange.Delete(row, there.ETag) : new StoreChange.Replace(row, there.ETag, columns);
        Assert.True((await city.Parts.Store.CommitAsync(table, partition, [change], default)).Done);
    }
}
