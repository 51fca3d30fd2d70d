using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Tests.Web;

/// <summary>A stand-in for the endpoint of a model, which answers what a test tells it to.</summary>
internal sealed class ModelStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelStandIn()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            Asked.Add((context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync()));
            await Answer(context);
        });
    }

    /// <summary>The authorization and the body of each request.</summary>
    public List<(string Authorization, string Body)> Asked { get; } = [];

    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public string Url => $"{_app.Urls.First()}/v1/chat/completions";

    public static async Task<ModelStandIn> StartAsync()
    {
        var model = new ModelStandIn();
        await model._app.StartAsync();
        return model;
    }

    /// <summary>Answers as a model does whose message is this.</summary>
    public void Say(string content) =>
        Answer = context =>
        {
            context.Response.ContentType = MediaTypeNames.Application.Json;
            return context.Response.WriteAsync(JsonSerializer.Serialize(new { choices = new[] { new { message = new { content } } } }));
        };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
