using Ankang.Workflows.Answers;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Contacts;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>单位和名册 of a draft: names, people, rosters of groups; who takes over from whom.</summary>
internal static class DraftUnitsEndpoints
{
    public static void MapDraftUnits(this IEndpointRouteBuilder office)
    {
        string units = DraftPages.Address("{draft}") + "/units";
        office.MapGet(units, (string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation) =>
            PageAsync(context, host, draft, null, StatusCodes.Status200OK, cancellation)
        );
        office.MapPost(units, AddAsync);
        office.MapPost(units + "/{unit}", ChangeAsync);
        office.MapPost(units + "/{unit}/remove", RemoveAsync);
        office.MapPost(units + "/{unit}/match", MatchAsync);
        office.MapPost(DraftPages.Address("{draft}") + "/groups/{group}", MembersAsync);
        office.MapPost(DraftPages.Address("{draft}") + "/contacts", ImportAsync);
    }

    /// <summary>Addresses and telephone numbers as a sheet: for whom contacts concern.</summary>
    public static void MapDraftContacts(this IEndpointRouteBuilder alone) =>
        alone.MapGet(DraftPages.Address("{draft}") + "/contacts.xlsx", ExportAsync);

    private static async Task<IResult> AddAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        return UnitFormReader.Read(typed, hasContacts: true, errors) is { } edit
            ? await WriteAsync(context, host, draft, "unit", typed, d => edit.Add(d, typed["id"]), cancellation)
            : await PageAsync(context, host, draft, new DraftAnswer("unit", typed, errors), StatusCodes.Status422UnprocessableEntity, cancellation);
    }

    private static async Task<IResult> ChangeAsync(string draft, string unit, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        bool isNew = !(await KnownAsync(host, cancellation)).Contains(unit);
        return UnitFormReader.Read(typed, isNew, errors) is { } edit
            ? await WriteAsync(context, host, draft, $"unit-{unit}", typed, d => edit.Apply(d, unit), cancellation)
            : await PageAsync(
                context,
                host,
                draft,
                new DraftAnswer($"unit-{unit}", typed, errors),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
    }

    private static async Task<IResult> RemoveAsync(string draft, string unit, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        return await WriteAsync(context, host, draft, "units", typed, d => UnitEdit.Remove(d, unit), cancellation);
    }

    private static async Task<IResult> MatchAsync(string draft, string unit, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        Result<ListDraft> result = await host.Parts.ListDrafts.MatchUnitAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            unit,
            typed["means"],
            CancellationToken.None
        );
        return result is Result<ListDraft>.Done ? new SeeOther(DraftPages.To(context, $"{DraftPages.Address(draft)}?done=names#names"))
            : DraftPages.Refusal(result, $"match-{unit}", typed) is { } refusal
                ? await DraftEndpoints.PageAsync(context, host, draft, refusal.Answer, refusal.Status, cancellation)
            : DraftPages.Gone(context, host);
    }

    private static async Task<IResult> MembersAsync(
        string draft,
        string group,
        HttpContext context,
        WorkflowHost host,
        CancellationToken cancellation
    )
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        return await WriteAsync(
            context,
            host,
            draft,
            $"group-{group}",
            typed,
            d => UnitEdit.Members(d, group, [.. typed.All("members").Distinct()]),
            cancellation
        );
    }

    private static async Task<IResult> ExportAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        if (await host.Parts.ListDrafts.FindAsync(draft, cancellation) is not { } found)
            return DraftPages.Gone(context, host);
        CatalogueFolder folder = found.Folder();
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        var list = new Rules.Lists.ListInForce(
            new Rules.Lists.ListHead(
                folder.Catalogue.List.Id,
                "",
                "",
                "",
                folder.Catalogue.List.EffectiveFrom,
                folder.Catalogue.List.ClosesOn,
                false,
                host.Rehearsal is not null
            ),
            folder.Catalogue,
            folder.Directory,
            new WorkCalendar([])
        );
        return Spreadsheet.Of(
            list,
            now,
            "联系人",
            "草稿，请在表中修改，勿增减列",
            ContactSheet.Columns,
            folder.Directory.Units.Select(u => ContactSheet.Row(u, ChinaTime.DateOf(now)))
        );
    }

    private static async Task<IResult> ImportAsync(string draft, HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        IReadOnlySet<string> known = await KnownAsync(host, cancellation);
        if (await DraftsEndpoints.FilesAsync(context, cancellation) is not [{ Content: { Length: > 0 and <= ContactSheet.MostBytes } content }, ..])
            return await PageAsync(
                context,
                host,
                draft,
                new DraftAnswer("contacts", typed, [new FormError("files", "请选择要上传的xlsx文件（不超过1MB）。")]),
                StatusCodes.Status422UnprocessableEntity,
                cancellation
            );
        return await WriteAsync(
            context,
            host,
            draft,
            "contacts",
            typed,
            directory =>
            {
                ContactImport import = ContactSheet.Read(content, directory);
                FormError[] errors =
                [
                    .. import.Faults.Select(f => new FormError("files", $"{f.Place}：{f.Message}")),
                    .. import
                        .Rows.Where(r => known.Contains(r.Unit.Id))
                        .Select(r => new FormError("files", $"{r.Unit.Names[^1].Full}是现有单位，联系人请在“单位”页修改。")),
                ];
                if (errors.Length > 0)
                    return (null, errors, "");
                var edits = import.Rows.ToDictionary(r => r.Unit.Id, r => r.Edit);
                var after = new UnitDirectory(
                    [.. directory.Units.Select(u => edits.TryGetValue(u.Id, out ContactEdit? edit) ? edit.Apply(u) with { Sample = false } : u)],
                    directory.Groups
                );
                return (after, [], $"导入联系人，更改{edits.Count}个单位");
            },
            cancellation
        );
    }

    private static async Task<IResult> WriteAsync(
        HttpContext context,
        WorkflowHost host,
        string draft,
        string form,
        Typed typed,
        Func<UnitDirectory, (UnitDirectory?, IReadOnlyList<FormError>, string)> change,
        CancellationToken cancellation
    )
    {
        Result<ListDraft> result = await host.Parts.ListDrafts.ChangeUnitsAsync(
            draft,
            typed["version"],
            SignedIn.Of(context).Actor,
            change,
            CancellationToken.None
        );
        return result is Result<ListDraft>.Done ? new SeeOther(DraftPages.To(context, $"{DraftPages.Address(draft)}/units?done={form}#{form}"))
            : DraftPages.Refusal(result, form, typed) is { } refusal
                ? await PageAsync(context, host, draft, refusal.Answer, refusal.Status, cancellation)
            : DraftPages.Gone(context, host);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        string draft,
        DraftAnswer? answer,
        int status,
        CancellationToken cancellation
    ) =>
        await DraftView.ReadAsync(host, draft, context.Request.Query.Text("edit"), context.Request.Query.Text("done"), answer, cancellation)
            is { } view
            ? Page.Show<DraftUnitsPage>(
                new
                {
                    Frame = DraftPages.Frame(context, host),
                    View = view,
                    Known = await KnownAsync(host, cancellation),
                },
                status
            )
            : DraftPages.Gone(context, host);

    // Units that stand in the directory of this host.
    private static async Task<IReadOnlySet<string>> KnownAsync(WorkflowHost host, CancellationToken cancellation)
    {
        IReadOnlyList<Storage.StoreRow> rows = await host.Parts.Directory.ReadAsync(cancellation);
        return rows.Count == 0 ? new HashSet<string>() : DirectoryRows.Read(rows).Units.Select(u => u.Id).ToHashSet();
    }
}
