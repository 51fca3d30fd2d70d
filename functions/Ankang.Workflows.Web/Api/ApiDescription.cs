using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ankang.Workflows.Web.Api;

/// <summary>What the API's description says of itself as a whole: its title, and the key that it asks for.</summary>
internal sealed class ApiDescription : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = "Ankang.Workflows";
        document.Info.Description = "Due items of a published task list: what is due, what was confirmed, what happens next.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes["ApiKey"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "X-Api-Key",
            Description = "A key of the host that may do what the address needs; Authorization: Bearer does as well.",
        };
        return Task.CompletedTask;
    }
}
