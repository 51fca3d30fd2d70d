using Ankang.Workflows.Answers;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Bulletins;

/// <summary>A bulletin from its draft to its issue: numbers follow the items until then, and never afterwards.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class BulletinServiceTests : IAsyncLifetime
{
    private const string Duty = "14b-county-articles";
    private static readonly BulletinScope March = BulletinScope.Month(2021, 3) with { CutOff = new(2021, 4, 9) };
    private static readonly BulletinPolicy Policy = new(Rung.Supervision, new(2021, 4, 23));
    private static readonly Actor Office = new(ActorKind.Office, "wangli", "王丽");
    private City _city = null!;

    private BulletinService Bulletins => _city.Parts.Bulletins;

    public async Task InitializeAsync()
    {
        _city = City.Of(TestLists.Part("2021-03-01", ["hanbin", "hanyin", "shiquan"], Duty));
        await _city.RunToAsync("2021-03-20 10:00");
        await _city.ConfirmAsync(Duty, "2021-03", "hanbin", "2021-03-18", count: 2);
        await _city.RunToAsync("2021-04-09 10:00");
    }

    public Task DisposeAsync()
    {
        _city.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Numbers_FollowTheItems_UntilItIsIssued_AndNeverAfterwards()
    {
        Bulletin draft = await DraftAsync();
        Assert.Contains("到期应办3项", await TextAsync(draft), StringComparison.Ordinal);
        Assert.Contains("已办结1项，办结率33.3%（1/3）", await TextAsync(draft), StringComparison.Ordinal);

        await _city.ConfirmAsync(Duty, "2021-03", "hanyin", "2021-03-30", count: 2);
        Assert.Contains("已办结2项，办结率66.7%（2/3）。其中按期办结1项", await TextAsync(draft), StringComparison.Ordinal);
        Assert.Single((await Bulletins.PaperAsync(_city.Id, draft, default)).Overdue.Rows);

        Bulletin issued = Done(await IssueAsync(draft, "issue"));
        byte[] docx = BulletinDocx.Write(issued.Issue!.Paper);
        await _city.ConfirmAsync(Duty, "2021-03", "shiquan", "2021-04-09", count: 2);
        Bulletin kept = (await Bulletins.FindAsync(_city.Id, issued.Number, default))!;
        Assert.Contains("已办结2项，办结率66.7%（2/3）", await TextAsync(kept), StringComparison.Ordinal);
        Assert.Equal(docx, BulletinDocx.Write(kept.Issue!.Paper));
        Assert.Equal(("安市安委办发〔2021〕12号", new DateOnly(2021, 4, 9), Office), (kept.Issue.Number, kept.Issue.On, kept.Issue.Who));
        Assert.IsType<Result<Bulletin>.Conflict>(await EditAsync(kept, "标题", "正文", "edit-late"));
        Assert.IsType<Result<Bulletin>.Conflict>(await Bulletins.DropAsync(_city.Id, kept.Number, kept.Changes, default));
    }

    [Fact]
    public async Task Next_ComparesItselfWithTheLastThatWasIssued_NotWithWhatIsNow()
    {
        Bulletin draft = await DraftAsync();
        Done(await IssueAsync(draft, "issue")); // one of three
        await _city.ConfirmAsync(Duty, "2021-03", "hanyin", "2021-03-30", count: 2);
        await _city.RunToAsync("2021-05-07 10:00");
        Bulletin april = Done(
            await Bulletins.DraftAsync(_city.Id, BulletinScope.Month(2021, 4), new(Rung.Supervision, new(2021, 5, 20)), "april", Office, default)
        );
        Assert.Contains("与2021年3月相比，办结率（当时33.3%（1/3））下降33.3个百分点", await TextAsync(april), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SentTwice_IsDoneOnce_AndWhatAnotherPersonChangedIsNotOverwritten()
    {
        Bulletin draft = await DraftAsync();
        Assert.Equal(draft.Number, (await DraftAsync()).Number);
        Bulletin edited = Done(await EditAsync(draft, "关于{期间}的通报", "各单位：\n办结{办结}项。", "edit"));
        Assert.Equal(edited.Changes, Done(await EditAsync(draft, "关于{期间}的通报", "各单位：\n办结{办结}项。", "edit")).Changes);
        var conflict = Assert.IsType<Result<Bulletin>.Conflict>(await EditAsync(draft, "另一个标题", "正文", "other"));
        Assert.Equal("关于{期间}的通报", conflict.Now.Title);
        BulletinPaper paper = await Bulletins.PaperAsync(_city.Id, edited, default);
        Assert.Equal("关于2021年3月的通报", paper.Title);
        Assert.Equal(["各单位：", "办结1项。"], paper.Paragraphs);

        Bulletin issued = Done(await IssueAsync(edited, "issue"));
        Assert.Equal(issued.Issue!.At, Done(await IssueAsync(edited, "issue")).Issue!.At);
        Assert.IsType<Result<Bulletin>.Conflict>(await IssueAsync(edited, "again"));
    }

    [Theory]
    [InlineData("各单位：\n办结{办结绿}。", "正文第2行：没有占位符{办结绿}。是否为{办结率}？")]
    [InlineData("办结{办结", "正文第1行的花括号不成对；占位符写作{应办}。")]
    [InlineData("  ", "请填写正文。")]
    public async Task Text_ThatCannotBeFilledIn_IsRefused_AndNothingChanges(string text, string says)
    {
        Bulletin draft = await DraftAsync();
        var refused = Assert.IsType<Result<Bulletin>.Invalid>(await EditAsync(draft, "标题", text, "edit"));
        Assert.Equal([says], refused.Errors.Select(e => e.Message));
        Assert.Equal(draft.Text, (await Bulletins.FindAsync(_city.Id, draft.Number, default))!.Text);
    }

    [Theory]
    [InlineData("2021-03-01", "2021-03-31", "2021-04-10", "统计截止日不能晚于今天（2021年4月9日）。")]
    [InlineData("2021-01-01", "2021-01-31", "2021-01-31", "该期间早于清单开始执行的日期（2021年3月1日），没有可通报的事项。")]
    [InlineData("2021-02-01", "2021-03-31", "2021-02-15", "统计截止日不能早于清单开始执行的日期（2021年3月1日）。")]
    [InlineData("2021-03-31", "2021-03-01", "2021-04-01", "止期不能早于起期。")]
    public async Task Span_ThatTellsNothing_IsRefused(string from, string to, string cutOff, string says)
    {
        var scope = new BulletinScope(Civil.Day(from), Civil.Day(to), Civil.Day(cutOff), [], []);
        var refused = Assert.IsType<Result<Bulletin>.Invalid>(await Bulletins.DraftAsync(_city.Id, scope, Policy, "r", Office, default));
        Assert.Contains(says, refused.Errors.Select(e => e.Message));
        Assert.Empty(await Bulletins.AllAsync(_city.Id, default));
    }

    [Theory]
    [InlineData("", "2021-04-09", "请填写完整的发文字号，如安市安委办发〔2021〕12号，最多60字。")]
    [InlineData("安市安委办发〔2021〕12号", "2021-04-10", "印发日期不能晚于今天（2021年4月9日）。")]
    public async Task Issue_WithoutItsNumber_OrInTheFuture_IsRefused(string number, string on, string says)
    {
        Bulletin draft = await DraftAsync();
        var refused = Assert.IsType<Result<Bulletin>.Invalid>(
            await Bulletins.IssueAsync(_city.Id, draft.Number, 0, new(number, Civil.Day(on)), "i", Office, default)
        );
        Assert.Equal([says], refused.Errors.Select(e => e.Message));
        Assert.Null((await Bulletins.FindAsync(_city.Id, draft.Number, default))!.Issue);
    }

    private async Task<Bulletin> DraftAsync() => Done(await Bulletins.DraftAsync(_city.Id, March, Policy, "draft", Office, default));

    private Task<Result<Bulletin>> EditAsync(Bulletin draft, string title, string text, string request) =>
        Bulletins.EditAsync(_city.Id, draft.Number, draft.Changes, title, text, Policy, request, Office, default);

    private Task<Result<Bulletin>> IssueAsync(Bulletin draft, string request) =>
        Bulletins.IssueAsync(_city.Id, draft.Number, draft.Changes, new("安市安委办发〔2021〕12号", new(2021, 4, 9)), request, Office, default);

    private async Task<string> TextAsync(Bulletin bulletin) =>
        string.Join('\n', (await Bulletins.PaperAsync(_city.Id, bulletin, default)).Paragraphs);

    private static Bulletin Done(Result<Bulletin> result) => Assert.IsType<Result<Bulletin>.Done>(result).Value;
}
