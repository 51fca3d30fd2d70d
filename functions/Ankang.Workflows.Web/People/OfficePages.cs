using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.People;

/// <summary>The office's pages: the office does all, a reader (只读) looks.</summary>
internal sealed class OfficePages : AuthorizationHandler<OfficePages>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OfficePages requirement)
    {
        bool looks = context.Resource is HttpContext { Request.Method: var method } && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method));
        if (context.User.IsInRole(nameof(PersonRole.Office)) || (looks && context.User.IsInRole(nameof(PersonRole.Reader))))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
