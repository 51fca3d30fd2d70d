using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>A robot's end of a webhook: a real HTTP server on a free port that keeps what was posted.</summary>
internal sealed class TestRobot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestRobot(WebApplication app) => _app = app;

    public List<(string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)> Posts { get; } = [];

    /// <summary>What it answers; <c>{"errcode":0}</c> with 200 unless a test says otherwise.</summary>
    public (HttpStatusCode Status, string Body) Answer { get; set; } = (HttpStatusCode.OK, """{"errcode":0,"errmsg":"ok"}""");

    public string Url { get; private set; } = "";

    public static async Task<TestRobot> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        var robot = new TestRobot(builder.Build());
        robot._app.MapPost("/robot", (Delegate)robot.TakeAsync);
        await robot._app.StartAsync();
        robot.Url = $"{robot._app.Urls.First()}/robot?access_token=KEY";
        return robot;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Posts.Add(
            (
                context.Request.QueryString.Value!,
                context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                body.ToArray()
            )
        );
        return Results.Text(Answer.Body, "application/json", statusCode: (int)Answer.Status);
    }
}
