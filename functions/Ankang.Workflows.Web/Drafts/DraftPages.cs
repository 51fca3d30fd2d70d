using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>What the pages of drafts share. They are there before any list was published, so an address may name none.</summary>
internal static class DraftPages
{
    public const string Lists = "/lists";

    public static string Address(string draft) => $"{Lists}/drafts/{draft}";

    public static string To(HttpContext context, string path) => (context.Features.Get<RequestedList>()?.Prefix ?? "") + path;

    public static PageFrame Frame(HttpContext context, WorkflowHost host) => PageFrame.Of(context, host, context.Features.Get<RequestedList>()?.List);

    public static IResult Gone(HttpContext context, WorkflowHost host) =>
        Page.Say(context, host, StatusCodes.Status404NotFound, "没有这份草稿", "草稿可能已发布或被放弃，请返回“清单”查看。");

    public static FormError[] Errors(IEnumerable<FileFault> faults) => [.. faults.Select(f => new FormError("", FaultText.Of(f)))];

    /// <summary>What stands in the way of a change, for the page that shows its form again; null where it was done.</summary>
    public static (DraftAnswer Answer, int Status)? Refusal(Result<ListDraft> result, string form, Typed? typed) =>
        result switch
        {
            Result<ListDraft>.Invalid invalid => (new DraftAnswer(form, typed, invalid.Errors), StatusCodes.Status422UnprocessableEntity),
            DraftFaulty faulty => (new DraftAnswer(form, typed, Errors(faulty.Faults)), StatusCodes.Status422UnprocessableEntity),
            Result<ListDraft>.Conflict changed => (
                new DraftAnswer(
                    form,
                    typed,
                    [
                        new FormError(
                            "",
                            $"{changed.Now.ChangedBy}刚刚更改了草稿（{changed.Now.Log.LastOrDefault()?.Text}）。您填写的内容已保留，请核对后再提交。"
                        ),
                    ]
                ),
                StatusCodes.Status409Conflict
            ),
            _ => null,
        };
}
