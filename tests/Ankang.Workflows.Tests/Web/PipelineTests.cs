using System.Net;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Web;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Tests.Web;

/// <summary>Pages in a host that has its own server and hands requests over, as Azure Functions does.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class PipelineTests
{
    private static readonly (string Address, string Words)[] Pages =
    [
        ("/", "2021年一览"),
        ("/l/ankang-2021/units", "责任单位"),
        ("/openapi/v1.json", "Idempotency-Key"),
        ("/health", "lastDispatch"),
    ];

    [Fact]
    public async Task Pages_Answer_WithoutAServerOfTheirOwn()
    {
        await using Site site = await Site.StartAsync(new DateOnly(2021, 1, 18));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddWorkflows().AddSingleton<WorkflowHost>(site).AddSingleton<IAttachmentStore>(site.Files);
        await using WebApplication outer = builder.Build();
        // Their own pipeline, built twice: nothing of it is kept in statics.
        RequestDelegate inner = null!;
        foreach (int _ in new[] { 1, 2 })
        {
            var pipeline = new ApplicationBuilder(outer.Services);
            pipeline.UseWorkflows();
            inner = pipeline.Build();
        }

        outer.Run(inner);
        await outer.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(outer.Urls.First()) };
        client.DefaultRequestHeaders.Add("X-Api-Key", Site.Key);
        await Assert.AllAsync(Pages, async page =>
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(page.Address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(page.Words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        });
    }
}
