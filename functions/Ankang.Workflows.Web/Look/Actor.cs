using Ankang.Workflows.Web.Lists;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Look;

/// <summary>Who acts for the office at a page, as histories name the person.</summary>
internal static class Actor
{
    public static string Of(HttpContext context) => RequestedList.Of(context).List.Catalogue.List.IssuerShort;
}
