using Ankang.Workflows.Retention;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Site;

/// <summary>个人信息说明: what is kept of whom, for anybody to read.</summary>
internal static class PrivacyEndpoints
{
    public static void MapPrivacy(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Places.Privacy, (HttpContext context, WorkflowHost host, SignInOptions options, PersonalDataOptions personal) =>
            Page.Show<PrivacyPage>(
                new
                {
                    Frame = PageFrame.Of(context, host, null),
                    options.SessionHours,
                    personal.MonthsAfterClosing,
                    personal.OfferedMonths,
                }
            )
        );
}
