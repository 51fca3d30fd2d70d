using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Api;

/// <summary>Reads the body of a request here and not by binding, so that a faulty one is answered with what is wrong in it.</summary>
internal static class JsonBody
{
    /// <returns>The body, or what is wrong with it.</returns>
    public static async Task<(T? Body, string? Fault)> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        if (!request.HasJsonContentType())
            return (null, "The content type must be application/json.");
        try
        {
            return (await request.ReadFromJsonAsync<T>(cancellation), "The body is empty.");
        }
        catch (JsonException e)
        {
            return (null, e.Message);
        }
    }
}
