using System.Net;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Statements;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Tests.Web;
using Ankang.Workflows.Web.Site;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>
/// The list of 2021 in force on Friday 5 March, 09:00: nobody has reported anything, January's items have climbed to 约谈.
/// An office of one person, a supervisor and a reader sign in; task 13 is reviewed.
/// </summary>
public class Town : IAsyncLifetime
{
    internal const string ListId = Site.ListId;
    public const string Password = "jiantou-shanlu-7";
    public static readonly DateOnly Day = new(2021, 3, 5);
    private readonly Dictionary<string, string> _signedIn = [];
    private int _newcomers;

    internal Site Site { get; private set; } = null!;

    internal string Address => Site.Address;

    /// <summary>From when on <see cref="LiveAsync"/> goes on.</summary>
    protected virtual DateOnly From => Day;

    public virtual async Task InitializeAsync()
    {
        Site = await Site.StartAsync(From, signsIn: true, list: Reviewed(), inEarnest: true);
        await LiveAsync();
        await Site.MoveToAsync(Day);
        await Site.FirstPersonAsync("zhangsan", "张三", Password);
        await AddAsync("lifenguan", "李分管", PersonRole.Supervisor, "hanbin", "jiaotong");
        await AddAsync("wangdu", "王督", PersonRole.Reader);
        foreach (string account in new[] { "zhangsan", "lifenguan", "wangdu" })
            _signedIn[account] = await SignInAsync(account);
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();

    internal Task<Visit> OfficeAsync(Screen? screen = null) => VisitAsync("zhangsan", screen ?? Screen.Desktop);

    internal Task<Visit> SupervisorAsync(Screen? screen = null) => VisitAsync("lifenguan", screen ?? Screen.Desktop);

    internal Task<Visit> ReaderAsync(Screen? screen = null) => VisitAsync("wangdu", screen ?? Screen.Desktop);

    /// <summary>What its people do until the morning of the fifth of March.</summary>
    protected virtual Task LiveAsync() => Task.CompletedTask;

    /// <summary>Somebody who is not signed in: a unit with its link, or a stranger.</summary>
    internal Task<Visit> StrangerAsync(Screen? screen = null) => Visit.StartAsync(Address, screen ?? Screen.Desktop);

    /// <summary>The link that a unit's mail carries, as an address of the site.</summary>
    internal async Task<string> LinkAsync(string unit) => $"/u/{await Site.TokenAsync(unit)}";

    /// <summary>The link that its supervisor's 督办 mail carries.</summary>
    internal async Task<string> SupervisorLinkAsync(string unit)
    {
        var list = await Site.ListAsync();
        return new Uri(Site.Parts.SupervisorLink(list, list.Directory[unit])).AbsolutePath;
    }

    /// <summary>The link by which the office acknowledges the first accident: nobody is named as on duty.</summary>
    internal async Task<string> OnCallLinkAsync()
    {
        var list = await Site.ListAsync();
        return new Uri(Site.Parts.Alarms.LinkOf(list, 1, list.Catalogue.Office.Email)).AbsolutePath;
    }

    /// <summary>The page on which the liaison of 汉滨区 confirms its 副联络员.</summary>
    internal async Task<string> DeputiesLinkAsync()
    {
        var list = await Site.ListAsync();
        return new Uri(Site.Parts.LinkAddresses.DeputiesOf(list, list.Directory["hanbin"], list.Head.ClosesOn)).AbsolutePath;
    }

    /// <summary>The draft of February's 通报.</summary>
    internal async Task<string> BulletinAsync() => $"/bulletins/{(await DraftedAsync()).Number}";

    /// <summary>The same, put before the leader, behind his link.</summary>
    internal async Task<string> SubmittedAsync()
    {
        Bulletin draft = await DraftedAsync();
        await Site.Parts.Signatures.SubmitAsync(ListId, draft.Number, draft.Changes, "town-submits", Actor.Of("张三"), default);
        return $"{await SupervisorLinkAsync("anweiban")}/bulletins/{draft.Number}";
    }

    /// <summary>A 督办通知单 to 汉阴, put before the leader, behind his link.</summary>
    internal async Task<string> SubmittedLetterAsync()
    {
        const string unit = "hanyin";
        ListInForce list = await Site.ListAsync();
        DueItemKey[] items = [new(ListId, "14b-county-articles", "2021-01", unit)];
        LetterDrafts letters = Site.Parts.Letters;
        LetterMatter matter = await letters.MatterAsync(list, LetterKind.Supervision, unit, items, default);
        OfficialLetter? letter = await letters.DraftAsync(list, LetterKind.Supervision, unit, matter, InterviewTerms.Open, default);
        Result<SubmittedLetter> submitted = await Site.Parts.LetterSignatures.SubmitAsync(
            ListId,
            unit,
            list.Directory[unit].NameOn(letter!.Date).Full,
            items,
            letter,
            "town-letter",
            Actor.Of("张三"),
            default
        );
        return $"{await SupervisorLinkAsync("anweiban")}/letters/{((Result<SubmittedLetter>.Done)submitted).Value.Number}";
    }

    private async Task<Bulletin> DraftedAsync()
    {
        Result<Bulletin> drafted = await Site.Parts.Bulletins.DraftAsync(
            ListId,
            BulletinScope.Month(2021, 2),
            new(Rung.Supervision, new(2021, 3, 19)),
            "town",
            Actor.Of("市安委办"),
            default
        );
        return ((Result<Bulletin>.Done)drafted).Value;
    }

    /// <summary>A table that the office has generated.</summary>
    internal async Task<string> StatementAsync()
    {
        var list = await Site.ListAsync();
        Statement drawn = await Site.Parts.StatementSource.DrawAsync(list, new(2021, 2, 28), Site.Clock.Now, default);
        return $"/reports/{(await Site.Parts.Statements.KeepAsync(list.Id, drawn, Actor.Of("张三"), "page", default)).Id}";
    }

    /// <summary>The link by which somebody new sets his password; each call makes one more person.</summary>
    internal Task<string> NewPersonLinkAsync()
    {
        int number = Interlocked.Increment(ref _newcomers);
        return LinkOfAsync($"xin{number}", $"辛来{number}", PersonRole.Reader);
    }

    internal static string Item(string duty, string period, string unit) => $"{ListId}_{duty}_{period}_{unit}";

    internal static DueItemKey Key(string duty, string period, string unit) =>
        DueItemKey.TryParse(Item(duty, period, unit), out DueItemKey key)
            ? key
            : throw new ArgumentException($"{duty} {period} {unit} names no item.");

    private Task<Visit> VisitAsync(string account, Screen screen) => Visit.StartAsync(Address, screen, _signedIn[account]);

    private async Task<string> SignInAsync(string account)
    {
        await using Visit visit = await StrangerAsync();
        await visit.OpenAsync("/sign-in");
        await visit.SignInAsync(account);
        return await visit.SignedInAsync();
    }

    private async Task AddAsync(string account, string name, PersonRole role, params string[] units)
    {
        string link = await LinkOfAsync(account, name, role, units);
        HttpClient office = Site.Client;
        using HttpClient own = Site.Client = Site.NewClient();
        using HttpResponseMessage done = await Site.PostFromPageAsync(link, link, ("password", Password), ("again", Password));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Site.Client = office;
    }

    private async Task<string> LinkOfAsync(string account, string name, PersonRole role, params string[] units)
    {
        using HttpResponseMessage added = await Site.PostFromPageAsync(
            "/people",
            "/people",
            [("account", account), ("name", name), ("role", role.ToString()), .. units.Select(u => ("unit", u))]
        );
        return new Uri((await Site.ReadAsync(added)).QuerySelector("input.link")!.GetAttribute("value")!).AbsolutePath;
    }

    private static CatalogueFolder Reviewed()
    {
        CatalogueFolder seeds = Seeds.Of2021;
        string catalogue = seeds.CatalogueText.Replace(
            "- id: 13-member-articles\n",
            "- id: 13-member-articles\n    review: true\n",
            StringComparison.Ordinal
        );
        return CatalogueFolder.Parse(catalogue, seeds.PublishedText, seeds.UnitsText);
    }
}
