using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Ankang.Workflows.Web.Site;

/// <summary>Holds back who asks too often where no sign-in is asked for: by address, and by the link or key that is shown.</summary>
internal static class RateLimiting
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly string[] SignInPaths = [Places.SignIn, "/welcome", Places.Password];
    private static readonly string[] LinkPaths = ["/u", "/s", "/d", "/c"];
    private static readonly string[] ApiPaths = ["/api", "/openapi"];

    public static void Configure(RateLimiterOptions options, RateLimits limits)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => ByAddress(context, limits)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => BySecret(context, limits))
        );
        options.OnRejected = (rejected, _) => AnswerAsync(rejected.HttpContext, rejected.Lease);
    }

    private static RateLimitPartition<string> ByAddress(HttpContext context, RateLimits limits)
    {
        (string kind, int most) =
            IsUnder(context, SignInPaths) ? ("sign-in", limits.SignInPerMinute)
            : IsUnder(context, LinkPaths) ? ("links", limits.LinksPerMinute)
            : IsUnder(context, ApiPaths) ? ("api", limits.ApiPerMinute)
            : ("", 0);
        return most == 0 ? RateLimitPartition.GetNoLimiter("") : Partition($"{kind} {ClientAddress.Of(context)}", most);
    }

    private static RateLimitPartition<string> BySecret(HttpContext context, RateLimits limits)
    {
        if (IsUnder(context, LinkPaths))
            return Partition(DigestOf(context.Request.Path.Value!.Split('/', 4).ElementAtOrDefault(2)), limits.LinkPerMinute);
        if (!IsUnder(context, ApiPaths))
            return RateLimitPartition.GetNoLimiter("");
        string given = $"{context.Request.Headers["X-Api-Key"]} {context.Request.Headers.Authorization}";
        // Without a key nothing is answered but that one is needed: the address counts alone.
        return given.Length == 1 ? RateLimitPartition.GetNoLimiter("") : Partition(DigestOf(given), limits.ApiPerMinute);
    }

    private static RateLimitPartition<string> Partition(string key, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window });

    private static bool IsUnder(HttpContext context, string[] paths) => paths.Any(p => context.Request.Path.StartsWithSegments(p));

    private static string DigestOf(string? secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret ?? "")));

    private static async ValueTask AnswerAsync(HttpContext context, RateLimitLease lease)
    {
        TimeSpan wait = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan told) ? told : Window;
        int seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = $"{seconds}";
        IResult answer = IsUnder(context, ApiPaths)
            ? Results.Problem(
                title: "Too many requests.",
                detail: $"Nothing was done. Send the same request again in {seconds} s.",
                statusCode: StatusCodes.Status429TooManyRequests
            )
            : Page.Say(
                context,
                context.RequestServices.GetRequiredService<WorkflowHost>(),
                StatusCodes.Status429TooManyRequests,
                "请求过于频繁",
                $"短时间内来自您所在网络或使用同一入口的请求过多，本次未作任何登记。请于{seconds}秒后再试；填写的内容仍在上一页。"
            );
        await answer.ExecuteAsync(context);
    }
}
