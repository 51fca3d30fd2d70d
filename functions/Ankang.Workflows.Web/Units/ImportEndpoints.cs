using Ankang.Workflows.Answers;
using Ankang.Workflows.Intake;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Contacts;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Units;

/// <summary>Contacts of all units as a workbook: taken away, filled in, looked at, then taken whole or not at all.</summary>
internal static class ImportEndpoints
{
    public static void MapContactImport(this IEndpointRouteBuilder office)
    {
        office.MapGet("/units/contacts.xlsx", ExportAsync);
        office.MapGet("/units/import", Ask);
        office.MapPost("/units/import", PreviewAsync).WithMetadata(new RequestSizeLimitAttribute(IntakeLimits.MaxUpload));
        office.MapPost("/units/import/apply", ApplyAsync);
    }

    private static async Task<IResult> ExportAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        ListInForce list = await host.Parts.Lists(RequestedList.Of(context).Id, cancellation);
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        return Spreadsheet.Of(
            list,
            now,
            "联系人",
            "请在表中修改，勿增减列",
            ContactSheet.Columns,
            list.Directory.Units.Select(u => ContactSheet.Row(u, Rules.Calendar.ChinaTime.DateOf(now)))
        );
    }

    private static IResult Ask(HttpContext context, WorkflowHost host) => Show(context, host, null, null, [], null, StatusCodes.Status200OK);

    private static async Task<IResult> PreviewAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        IFormFile? file = (await context.Request.ReadFormAsync(cancellation)).Files["file"];
        if (file is null || file.Length == 0)
            return Show(
                context,
                host,
                new([], [new SheetFault("文件", "请选择要上传的xlsx文件。")]),
                null,
                [],
                null,
                StatusCodes.Status422UnprocessableEntity
            );
        if (file.Length > ContactSheet.MostBytes)
            return Show(
                context,
                host,
                new([], [new SheetFault("文件", "文件超过1MB，请只保留联系人表后重试。")]),
                null,
                [],
                null,
                StatusCodes.Status422UnprocessableEntity
            );
        var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return await LookAsync(context, host, content.ToArray(), null, cancellation);
    }

    private static async Task<IResult> ApplyAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        byte[] content = new byte[typed["sheet"].Length];
        if (!Convert.TryFromBase64String(typed["sheet"], content, out int length))
            return Show(
                context,
                host,
                new([], [new SheetFault("文件", "请重新选择要上传的xlsx文件。")]),
                null,
                [],
                null,
                StatusCodes.Status422UnprocessableEntity
            );
        content = content[..length];
        ContactImport import = ContactSheet.Read(content, (await host.Parts.Lists(RequestedList.Of(context).Id, cancellation)).Directory);
        if (import.Faults.Count > 0)
            return await LookAsync(context, host, content, null, cancellation);
        if (import.Doubts.Count > 0 && !typed.Has("confirmed"))
            return await LookAsync(context, host, content, "未作任何更改：请先核对存疑的行，并勾选已核对。", cancellation);

        // All are looked at before the first is written: one that changed meanwhile stops the whole.
        foreach (ContactImportRow row in import.Rows)
        {
            if ((await VersionAsync(host, row.Unit.Id, cancellation)) != (typed.Number($"version-{row.Unit.Id}") ?? -1))
                return await LookAsync(
                    context,
                    host,
                    content,
                    $"{row.Unit.Names[^1].Full}的联系人刚被修改，未作任何更改。请核对下列内容后再确认。",
                    cancellation
                );
        }

        foreach (ContactImportRow row in import.Rows)
        {
            Result<ResponsibleUnit> result = await host.Parts.Contacts.EditAsync(
                row.Unit.Id,
                typed.Request,
                SignedIn.Of(context).Actor,
                typed.Number($"version-{row.Unit.Id}"),
                row.Edit,
                typed["reason"],
                CancellationToken.None
            );
            if (result is not Result<ResponsibleUnit>.Done)
                return await LookAsync(
                    context,
                    host,
                    content,
                    $"{row.Unit.Names[^1].Full}的联系人刚被修改。其前各单位已更改，下列各单位尚未更改，请核对后再确认。",
                    cancellation
                );
        }

        return new SeeOther(RequestedList.Of(context).To($"/units?imported={import.Rows.Count}"));
    }

    private static async Task<IResult> LookAsync(
        HttpContext context,
        WorkflowHost host,
        byte[] content,
        string? notice,
        CancellationToken cancellation
    )
    {
        UnitDirectory directory = (await host.Parts.Lists(RequestedList.Of(context).Id, cancellation)).Directory;
        ContactImport import = ContactSheet.Read(content, directory);
        var versions = new List<(string, int)>();
        foreach (ContactImportRow row in import.Rows)
            versions.Add((row.Unit.Id, await VersionAsync(host, row.Unit.Id, cancellation)));
        int status =
            import.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity
            : notice is null ? StatusCodes.Status200OK
            : StatusCodes.Status409Conflict;
        return Show(context, host, import, Convert.ToBase64String(content), versions, notice, status);
    }

    private static async Task<int> VersionAsync(WorkflowHost host, string unit, CancellationToken cancellation) =>
        await host.Parts.Contacts.ReadAsync(unit, cancellation) is { Changes: [.., var last] } ? last.Number : 0;

    private static IResult Show(
        HttpContext context,
        WorkflowHost host,
        ContactImport? import,
        string? sheet,
        IReadOnlyList<(string Unit, int Version)> versions,
        string? notice,
        int status
    ) =>
        Page.Show<ImportPage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                Import = import,
                Sheet = sheet,
                Versions = versions,
                Notice = notice,
            },
            status
        );
}
