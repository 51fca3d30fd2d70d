using System.Net;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Passwords are kept as hashes that cost, and what was hashed for less is made anew when its owner comes in.</summary>
[Trait(Tier.Name, Tier.City)]
[Trait(Routes.SharedRoutes.Category, Routes.SharedRoutes.Security)]
public sealed class PasswordHashTests
{
    private const string Password = "jiantou-shanlu-7";
    private const string Column = "passwordHash";
    private const int Rounds = 210_000; // of PBKDF2 with HMAC-SHA512, as OWASP advises

    [Fact]
    public void Hosts_HashWithEnoughRounds() => Assert.True(Passwords.Hashing.Value.IterationCount >= Rounds);

    [Fact]
    public async Task CheapHash_IsMadeAnew_WhenItsOwnerComesIn()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 17), shadow: true, signsIn: true);
        await site.FirstPersonAsync("zhangsan", "张三", Password);
        var cheap = new PasswordHasher<Person>(Options.Create(new PasswordHasherOptions { IterationCount = 10 }));
        string old = cheap.HashPassword(null!, Password);
        StoreRow row = await RowAsync(site);
        var columns = new Dictionary<string, object>(row.Columns) { [Column] = old };
        await site.Store.CommitAsync(StoreTable.Control, PersonRows.Partition, [new StoreChange.Replace(row.Row, row.ETag, columns)], default);

        using HttpResponseMessage wrong = await site.SignInAsync("zhangsan", "another-password");
        Assert.Equal(old, (await RowAsync(site)).Text(Column));
        using HttpResponseMessage done = await site.SignInAsync("zhangsan", Password);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        string fresh = (await RowAsync(site)).Text(Column)!;
        Assert.NotEqual(old, fresh);
        Assert.DoesNotContain(Password, fresh, StringComparison.Ordinal);
        using HttpResponseMessage again = await site.SignInAsync("zhangsan", Password);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(fresh, (await RowAsync(site)).Text(Column));
    }

    private static async Task<StoreRow> RowAsync(Site site) =>
        (await site.Store.GetAsync(StoreTable.Control, PersonRows.Partition, PersonRows.Key("zhangsan"), default))!;
}
