using System.Net;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Sessions;

namespace Ankang.Workflows.Tests.Web;

/// <summary>How long somebody is signed in, and what stands of it in the store.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class SessionTests : IAsyncLifetime
{
    private const string Password = "jiantou-shanlu-7";
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _site = await Site.StartAsync(new DateOnly(2021, 1, 17), shadow: true, signsIn: true);
        await _site.FirstPersonAsync("zhangsan", "张三", Password);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Session_EndsAfterAnHourWithoutUse()
    {
        _site.Clock.Now += TimeSpan.FromMinutes(59);
        await _site.PageAsync("/units");
        _site.Clock.Now += TimeSpan.FromMinutes(59);
        await _site.PageAsync("/units");
        _site.Clock.Now += TimeSpan.FromMinutes(60);
        await _site.PageAsync("/units", HttpStatusCode.Found);
    }

    [Fact]
    public async Task Session_EndsAfterTwelveHours_WhateverIsDoneInIt()
    {
        for (int i = 0; i < 23; i++)
        {
            _site.Clock.Now += TimeSpan.FromMinutes(30);
            await _site.PageAsync("/units");
        }

        _site.Clock.Now += TimeSpan.FromMinutes(30);
        await _site.PageAsync("/units", HttpStatusCode.Found);
    }

    [Fact]
    public async Task Cookie_IsWorthNothing_OnceItsOwnerSignedOut()
    {
        var kept = new CookieContainer();
        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = kept });
        thief.BaseAddress = _site.Client.BaseAddress;
        using HttpResponseMessage signedIn = await _site.SignInAsync("zhangsan", Password);
        foreach (string cookie in signedIn.Headers.GetValues("Set-Cookie"))
            kept.SetCookies(thief.BaseAddress!, cookie);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync(new Uri("/units", UriKind.Relative))).StatusCode);
        await _site.PostFromPageAsync("/", "/sign-out");
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync(new Uri("/units", UriKind.Relative))).StatusCode);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task SigningInAgain_EndsTheSessionBefore_OfThisBrowser()
    {
        await _site.SignInAsync("zhangsan", Password);
        Assert.Single(await RowsAsync());
        _site.Client = _site.NewClient();
        await _site.SignInAsync("zhangsan", Password);
        Assert.Equal(2, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task Store_IsWrittenAtMostEveryFiveMinutes_AndDoesNotGrow()
    {
        StoreRow begun = Assert.Single(await RowsAsync());
        _site.Clock.Now += TimeSpan.FromMinutes(4);
        await _site.PageAsync("/units");
        await _site.PageAsync("/items");
        Assert.Equal(begun.ETag, Assert.Single(await RowsAsync()).ETag);
        _site.Clock.Now += TimeSpan.FromMinutes(2);
        await _site.PageAsync("/units");
        StoreRow seen = Assert.Single(await RowsAsync());
        Assert.NotEqual(begun.ETag, seen.ETag);
        await _site.PageAsync("/items");
        Assert.Equal(seen.ETag, Assert.Single(await RowsAsync()).ETag);
    }

    [Fact]
    public async Task Rows_ThatAreOver_GoWithTheNextSignIn_AndOnePersonHasTenAtMost()
    {
        HttpClient first = _site.Client;
        for (int i = 0; i < 12; i++)
        {
            _site.Clock.Now += TimeSpan.FromMinutes(1);
            _site.Client = _site.NewClient();
            await _site.SignInAsync("zhangsan", Password);
        }

        Assert.Equal(SessionTable.MostOfOne, (await RowsAsync()).Count);
        _site.Client = first;
        await _site.PageAsync("/units", HttpStatusCode.Found);
        _site.Clock.Now += TimeSpan.FromHours(1);
        await _site.SignInAsync("zhangsan", Password);
        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task Lifetimes_AreSettings()
    {
        await using Site site = await Site.StartAsync(
            new DateOnly(2021, 1, 17),
            shadow: true,
            signsIn: true,
            options: new SignInOptions { SessionHours = 1, IdleMinutes = 10 }
        );
        await site.FirstPersonAsync("zhangsan", "张三", Password);
        site.Clock.Now += TimeSpan.FromMinutes(10);
        await site.PageAsync("/units", HttpStatusCode.Found);
        Assert.Empty(new SignInOptions().Faults());
        string[] faults = [.. new SignInOptions { SessionHours = 25, IdleMinutes = 9 }.Faults()];
        Assert.Equal(["SessionHours", "IdleMinutes"], faults.Select(f => f.Split(':')[1].Split(' ')[0]));
    }

    private Task<IReadOnlyList<StoreRow>> RowsAsync() => _site.Parts.Store.ReadAsync(StoreTable.Control, SessionTable.Partition, null, null, default);
}
