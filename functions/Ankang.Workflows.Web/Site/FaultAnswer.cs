using System.Security.Cryptography;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Web.Site;

/// <summary>The answer to a request that failed: never blank, and never with words of the machine.</summary>
internal static partial class FaultAnswer
{
    public static async Task WriteAsync(HttpContext context, Exception fault)
    {
        if (StatusOfRequest(fault) is { } wrong)
        {
            await RefuseAsync(context, wrong);
            return;
        }

        string number = fault is DamagedRowException damaged ? damaged.Row.Number : Convert.ToHexString(RandomNumberGenerator.GetBytes(3));
        ILogger log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FaultAnswer));
        // The pattern, not the address: that may hold a unit's link.
        string route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
        LogFailed(log, fault, number, context.Request.Method, route);
        int status = fault is DamagedRowException or StoreLostException
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status500InternalServerError;
        context.Response.Clear();
        await Guards.HeadersAsync(context, _ => Task.CompletedTask);
        try
        {
            IResult answer = IsApi(context)
                ? Results.Problem(title: "The request failed.", detail: $"Number {number} in the log says why.", statusCode: status)
                : await PageAsync(context, fault, number, status);
            await answer.ExecuteAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            LogFailed(log, e, number, context.Request.Method, "the error page");
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"系统出错，已登记的内容不受影响。请与技术人员联系，编号{number}。");
        }
    }

    // A form is first read where its token is looked for, which wraps what is wrong with it.
    private static int? StatusOfRequest(Exception fault) =>
        fault switch
        {
            BadHttpRequestException wrong => wrong.StatusCode,
            AntiforgeryValidationException { InnerException: BadHttpRequestException wrong } => wrong.StatusCode,
            AntiforgeryValidationException => StatusCodes.Status400BadRequest,
            _ => null,
        };

    /// <summary>The request itself is wrong, mostly too large: no fault of ours, and nothing for the log.</summary>
    private static async Task RefuseAsync(HttpContext context, int status)
    {
        bool isTooLarge = status == StatusCodes.Status413PayloadTooLarge;
        long? most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize / 1024 / 1024;
        context.Response.Clear();
        await Guards.HeadersAsync(context, _ => Task.CompletedTask);
        IResult answer =
            IsApi(context)
                ? Results.Problem(
                    title: isTooLarge ? "The body is too large." : "The request cannot be read.",
                    detail: isTooLarge ? $"At most {most} MB are taken; send less at once." : "Its body broke off, or is no form that can be read.",
                    statusCode: status
                )
            : isTooLarge
                ? Page.Say(
                    context,
                    context.RequestServices.GetRequiredService<WorkflowHost>(),
                    status,
                    "提交的内容过大",
                    $"一次最多提交{most}MB，未作任何更改。",
                    "请返回上一页，换用较小的文件，或去掉文件中的图片后再试。"
                )
            : Page.Say(
                context,
                context.RequestServices.GetRequiredService<WorkflowHost>(),
                status,
                "提交的内容无法读取",
                "收到的内容不完整，或栏目过多、过长，未作任何更改。",
                "请返回上一页，刷新后再试。"
            );
        await answer.ExecuteAsync(context);
    }

    private static async Task<IResult> PageAsync(HttpContext context, Exception fault, string number, int status)
    {
        WorkflowHost host = context.RequestServices.GetRequiredService<WorkflowHost>();
        (string title, string what) = fault switch
        {
            DamagedRowException { Row: var row } when fault is ListClosedException || ListClosedException.IsCausedBy(row) => (
                "清单暂停使用",
                "该清单的记录不完整，为避免出错，一切通知和办理已停止；其他清单照常。"
            ),
            DamagedRowException => ("记录不完整", "这一页所需的记录不完整，无法显示；其他页面照常。"),
            StoreLostException => ("本程序已停止办理", "数据文件夹已由另一个程序打开，本程序不再写入和发送，请关闭它，使用另一个。"),
            _ => ("系统出错", "处理这一页时出现错误，本次操作可能没有完成。"),
        };
        return Page.Say(
            context,
            host,
            status,
            title,
            what,
            "已登记的内容不受影响。刚才提交了内容的，请返回查看是否已登记；没有登记的，请再次提交，同一次填写只会登记一次。",
            $"请与技术人员联系，编号{number}。{await OfficeAsync(context, host)}"
        );
    }

    // Whom a unit calls; left out where no list can be read either.
    private static async Task<string> OfficeAsync(HttpContext context, WorkflowHost host)
    {
        try
        {
            return await host.Parts.Register.OpenAsync(context.RequestAborted) is [{ } list, ..] ? Line(list) : "";
        }
        catch (StoreUnavailableException)
        {
            return "";
        }
    }

    private static string Line(ListInForce list)
    {
        OfficeCard office = list.Catalogue.Office;
        return $"也可与{office.Name}联系，电话{office.Phone}。";
    }

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/health");

    [LoggerMessage(Level = LogLevel.Error, Message = "{Number}: {Method} {Route} failed.")]
    private static partial void LogFailed(ILogger log, Exception exception, string number, string method, string route);
}
