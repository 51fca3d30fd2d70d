using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Look;

/// <summary>303 after a POST: the browser gets the page, and going back or refreshing posts nothing again.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
