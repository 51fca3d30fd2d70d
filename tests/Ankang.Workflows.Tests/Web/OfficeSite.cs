using System.Net;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.Tests.Web;

/// <summary>The list on 5 March 2021, on which the tests of what the office does work; each takes items of its own.</summary>
public sealed class OfficeSite : IAsyncLifetime
{
    internal Site Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await Site.StartAsync(new DateOnly(2021, 3, 5));

    public async Task DisposeAsync() => await Site.DisposeAsync();

    /// <summary>Follows the answer of a form to the page that it leads to.</summary>
    internal async Task<IHtmlDocument> FollowAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await Site.PageAsync(answer.Headers.Location!.ToString());
    }
}
