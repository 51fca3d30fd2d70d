using System.Text.Json;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Retention;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Units;

/// <summary>导出个人信息: what is kept of one person, as a file, for the office to hand to him.</summary>
internal static class PersonDataEndpoints
{
    public const string Address = "/personal-data";
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapPersonData(this IEndpointRouteBuilder alone)
    {
        alone.MapGet(Address, (HttpContext context, WorkflowHost host) => Show(context, host, "", []));
        alone.MapPost(Address, ExportAsync);
    }

    // By POST: an address in an address would stand in logs of proxies.
    private static async Task<IResult> ExportAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        string email = typed["email"].Trim();
        if (!EmailAddress.IsValid(email))
            return Show(context, host, email, [new FormError("email", "请填写要查询的邮箱，如 zhangsan@example.org。")]);
        IReadOnlyList<PersonRow> rows = await new PersonExport(host.Parts.Store).ReadAsync(email, cancellation);
        return rows.Count == 0
            ? Show(context, host, email, [new FormError("email", "没有与该邮箱有关的记录，请核对。")])
            : Results.File(JsonSerializer.SerializeToUtf8Bytes(rows, Readable), "application/json", "personal-data.json");
    }

    private static IResult Show(HttpContext context, WorkflowHost host, string email, IReadOnlyList<FormError> errors) =>
        Page.Show<PersonDataPage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                Email = email,
                Errors = errors,
            },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
}
