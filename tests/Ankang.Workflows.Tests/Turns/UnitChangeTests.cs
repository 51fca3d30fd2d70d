using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Turns;

/// <summary>Units that are renamed, merged, split or abolished while their items are open.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class UnitChangeTests : IAsyncLifetime
{
    private const string Shiquan = "  - id: shiquan\n    name: 石泉县安委会\n    short: 石泉县\n";
    private const string Hanyin = "  - id: hanyin\n    name: 汉阴县安委会\n    short: 汉阴县\n";
    private static readonly Township Before = Township.Of(2021);
    private City _city = null!;

    public async Task InitializeAsync() => _city = await City.PublishAsync(Before.Folder, "2021-01-04", shadow: false);

    public Task DisposeAsync()
    {
        _city.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Renamed_IsOneUnit_WithTheNameOfEachDay()
    {
        await _city.RunToAsync("2021-04-15 10:00");
        PublicationPlan plan = await _city.ChangeAsync(
            Before.WithUnits(Hanyin, $"{Hanyin}    renamed:\n      - {{ name: 汉阴市安委会, short: 汉阴市, from: 2021-04-20 }}\n")
        );
        Assert.Equal(
            "名称：汉阴县安委会 → 汉阴县安委会，自2021年4月20日起汉阴市安委会",
            Assert.Single(Assert.Single(plan.Change!.Units).Fields).ToString()
        );
        Assert.Empty(plan.Change.Items);
        await _city.RunToAsync("2021-05-10");

        Assert.All(_city.Notices("hanyin").Where(m => m.At > Civil.At("2021-04-20")), m =>
            Assert.Contains("汉阴市安委会", m.Mail.Text, StringComparison.Ordinal)
        );
        Assert.All(_city.Notices("hanyin").Where(m => m.At < Civil.At("2021-04-20")), m =>
            Assert.DoesNotContain("汉阴市", m.Mail.Text, StringComparison.Ordinal)
        );
        Assert.Equal("汉阴县安委会", _city.List.Directory["hanyin"].NameOn(Civil.Day("2021-04-19")).Full);
    }

    [Fact]
    public async Task Renamed_NeedsItsDay()
    {
        FaultyFileException refused = await Assert.ThrowsAsync<FaultyFileException>(() =>
            _city.ChangeAsync(Before.WithUnits("name: 汉阴县安委会", "name: 汉阴市安委会"))
        );
        Assert.Contains(
            "units.yaml, line 11: 'hanyin' is called 汉阴市安委会 here and 汉阴县安委会 in the directory",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Merged_IntoAUnitThatIsAskedToo_IsWaived_AndTheOtherAnswers()
    {
        await _city.RunToAsync("2021-04-15 10:00");
        await _city.ConfirmAsync("02-plan", "once", "hanbin", "2021-04-15");
        await _city.ChangeAsync(Before.WithUnits(Hanyin, $"{Hanyin}    replaced: {{ by: [hanbin], from: 2021-04-16 }}\n"), "机构改革");
        Assert.Equal(ItemState.Open, (await _city.ItemAsync("01-inspection", "2021-04", "hanyin")).State); // its day is still ahead
        await _city.RunToAsync("2021-05-20");

        Assert.Equal(ItemState.Waived, (await _city.ItemAsync("01-inspection", "2021-04", "hanyin")).State);
        Assert.Contains(await _city.HistoryAsync("01-inspection", "2021-04", "hanyin"), h =>
            h.EndsWith("系统 本单位自2021年4月16日起并入汉滨区安委会，由其承接，本事项予以豁免（原因：机构改革）", StringComparison.Ordinal)
        );
        DueItem own = await _city.ItemAsync("01-inspection", "2021-04", "hanbin");
        Assert.Equal((ItemState.Open, Rung.Supervision), (own.State, own.Rung)); // its own climb goes on as it was
        // Who had answered is not asked again for the other.
        Assert.Equal(ItemState.Completed, (await _city.ItemAsync("02-plan", "once", "hanbin")).State);
        Assert.Equal(
            ["hanbin"],
            (await _city.ItemsAsync()).Where(i => i.Key is { Obligation: "01-inspection", Period: "2021-05" }).Select(i => i.Key.Unit)
        );
        Assert.DoesNotContain(_city.Mail.Accepted, m => m.Addressee == "hanyin" && m.At > Civil.At("2021-04-16 08:00"));
    }

    [Fact]
    public async Task Merged_IntoAUnitThatWasNotAsked_HandsItsOpenItemsOver_WithWhatWasReported()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        await _city.ConfirmAsync("03-articles", "2021-05", "hanyin", "2021-05-10");
        await _city.ChangeAsync(Before.WithUnits(Hanyin, $"{Hanyin}    replaced: {{ by: [shiquan], from: 2021-05-10 }}\n"));

        DueItem taken = await _city.ItemAsync("03-articles", "2021-05", "shiquan");
        Assert.Equal((ItemState.Open, 1, 2, Civil.Day("2021-05-31")), (taken.State, taken.Count, taken.Required!.Value, taken.DueOn));
        Assert.Contains(
            "自2021年5月10日起承接汉阴县安委会的责任，原已报送的1次（项）计入",
            (await _city.HistoryAsync("03-articles", "2021-05", "shiquan"))[0],
            StringComparison.Ordinal
        );
        Assert.Equal(
            (ItemState.Waived, 1),
            ((await _city.ItemAsync("03-articles", "2021-05", "hanyin")).State, (await _city.ItemAsync("03-articles", "2021-05", "hanyin")).Count)
        );

        // April was overdue, with 督办 on 05-11 ahead: the heir is not blamed for the time before, and told first (05-10 15:00).
        await _city.RunToAsync("2021-06-10");
        Assert.Equal("提醒 05-13, 督办 05-19, 约谈 06-02", _city.Told("shiquan", "稿件（2021年4月）"));

        // One more is enough, and the year counts what both reported, once.
        Assert.Contains("尚差1篇", _city.Notices("shiquan").Last(m => m.Names("稿件（2021年5月）")).Mail.Text, StringComparison.Ordinal);
        await _city.ConfirmAsync("03-articles", "2021-05", "shiquan", "2021-06-10");
        Assert.Equal(Outcome.DoneLate, (await _city.ItemAsync("03-articles", "2021-05", "shiquan")).Outcome);
        await _city.RunToAsync("2022-01-05");
        Assert.Equal(2, (await _city.ItemAsync("03-articles", "2021", "shiquan")).Count);
    }

    [Fact]
    public async Task Split_OpensAnItemForEach_AndWaivesTheOldOne()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        await _city.ConfirmAsync("03-articles", "2021-05", "hanyin", "2021-05-10");
        await _city.ChangeAsync(
            Before
                .WithUnits(Hanyin, $"{Hanyin}    replaced: {{ by: [shiquan, hanyin-new], from: 2021-05-10 }}\n")
                .WithUnits(
                    Shiquan,
                    $"  - id: hanyin-new\n    name: 汉阴新区安委会\n    liaison: new.liaison@example.org\n    supervisor: new.supervisor@example.org\n{Shiquan}"
                )
        );

        // Nobody can say whose the one report was: it stays with the old item.
        Assert.Equal(
            (ItemState.Waived, 1),
            ((await _city.ItemAsync("03-articles", "2021-05", "hanyin")).State, (await _city.ItemAsync("03-articles", "2021-05", "hanyin")).Count)
        );
        Assert.Equal(
            (0, 0),
            (
                (await _city.ItemAsync("03-articles", "2021-05", "shiquan")).Count,
                (await _city.ItemAsync("03-articles", "2021-05", "hanyin-new")).Count
            )
        );
        await _city.RunToAsync("2021-06-02");
        Assert.Equal(
            ["hanbin", "hanyin-new", "shiquan"],
            (await _city.ItemsAsync())
                .Where(i => i.Key is { Obligation: "01-inspection", Period: "2021-06" })
                .Select(i => i.Key.Unit)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Abolished_IsAskedNoMore_AndAMergerCanBeTakenBack()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        await _city.ChangeAsync(Before.WithUnits(Hanyin, $"{Hanyin}    replaced: {{ by: [], from: 2021-05-10 }}\n"));
        Assert.EndsWith(
            "系统 本单位自2021年5月10日起撤销，本事项予以豁免",
            (await _city.HistoryAsync("01-inspection", "2021-05", "hanyin"))[^1],
            StringComparison.Ordinal
        );

        await _city.RunToAsync("2021-05-12 10:00");
        await _city.ChangeAsync(Before); // a file that does not speak of it leaves it as it is
        Assert.Equal(ItemState.Waived, (await _city.ItemAsync("01-inspection", "2021-05", "hanyin")).State);
        await _city.ChangeAsync(Before.WithUnits(Hanyin, $"{Hanyin}    replaced: never\n"), "撤销有误");
        DueItem back = await _city.ItemAsync("01-inspection", "2021-05", "hanyin");
        Assert.Equal((ItemState.Open, false), (back.State, back.Withdrawn));
    }

    [Fact]
    public async Task Contacts_OfKnownUnits_AreNotTouchedByAFile()
    {
        await _city.RunToAsync("2021-05-10 10:00");
        await _city.ChangeAsync(Before.WithUnits("hanyin.liaison@example.org", "someone.else@example.org").With("perPeriod: 2", "perPeriod: 1"));
        Assert.Equal("hanyin.liaison@example.org", _city.List.Directory["hanyin"].Liaison!.Email);
    }

    [Fact]
    public async Task Directory_IsOneForAllLists_AndAllTakeAChangeUp()
    {
        Township other = Township.Of(2021, "dongqu");
        await _city.Parts.Publisher.ApplyAsync(other.Submission, null, Actor.Of("市安委办"), default);
        await _city.RunToAsync("2021-05-10 10:00");
        foreach (string duty in new[] { "01-inspection", "03-articles" })
            await _city.Parts.Turns.AdvanceAsync(new ObligationRef("dongqu-2021", duty), default);
        await _city.ChangeAsync(Before.WithUnits(Hanyin, $"{Hanyin}    replaced: {{ by: [shiquan], from: 2021-05-10 }}\n"), "机构改革");

        ListInForce changed = await _city.Parts.Register.GetAsync("dongqu-2021", default);
        Assert.Equal((1, _city.List.Head.DirectoryVersion), (changed.Head.Changes, changed.Head.DirectoryVersion));
        PeriodWork may = await _city.Parts.Work.RereadAsync(new PeriodRef("dongqu-2021", "03-articles", "2021-05"), default);
        Assert.Equal((ItemState.Waived, ItemState.Open), (may.Items["hanyin"].Value.State, may.Items["shiquan"].Value.State));
    }
}
