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
    public const string ErasedEmail = "erased-email";
    private const int LongestName = 20;
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapPersonData(this IEndpointRouteBuilder alone)
    {
        alone.MapGet(Address, (HttpContext context, WorkflowHost host) => Show(context, host, "", []));
        alone.MapPost(Address, ExportAsync);
        alone.MapPost($"{Address}/erase", EraseAsync);
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

    private static async Task<IResult> EraseAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        (string email, string name) = (typed["email"].Trim(), typed["name"].Trim());
        var errors = new List<FormError>();
        if (!EmailAddress.IsValid(email))
            errors.Add(new FormError(ErasedEmail, "请填写原联系人的邮箱，如 zhangsan@example.org。"));
        if (name.Length is 1 or > LongestName)
            errors.Add(new FormError("name", $"姓名为2至{LongestName}字；名录中没有姓名的，请留空。"));
        if (!typed.Has("sure"))
            errors.Add(new FormError("sure", "删除后不能恢复，请勾选确认。"));
        if (errors.Count > 0)
            return Show(context, host, email, errors, name);
        return await new PersonErasure(host.Parts.Store, host.Parts.Work).EraseAsync(email, name, CancellationToken.None) switch
        {
            null => Show(
                context,
                host,
                email,
                [new FormError(ErasedEmail, "该邮箱仍是单位现任联系人的邮箱，没有删除。请先在“单位”中更换联系人。")],
                name
            ),
            0 => Show(context, host, email, [new FormError(ErasedEmail, "没有与该邮箱有关的记录，请核对。")], name),
            int rows => Show(context, host, "", [], erased: rows),
        };
    }

    private static IResult Show(HttpContext context, WorkflowHost host, string email, List<FormError> errors, string name = "", int? erased = null) =>
        Page.Show<PersonDataPage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                Email = email,
                Errors = errors,
                Name = name,
                Erased = erased,
            },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
}
