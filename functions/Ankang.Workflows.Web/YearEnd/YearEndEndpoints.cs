using System.Globalization;
using System.Security.Cryptography;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Archives;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Ankang.Workflows.YearEnd;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.YearEnd;

/// <summary>年终办理: from what is open to the archive.</summary>
internal static class YearEndEndpoints
{
    public const string Address = "/year-end";

    /// <summary>Names the form that closes or carries over.</summary>
    public const string CloseForm = "close";

    /// <summary>Names the form that takes carried items into the next list.</summary>
    public const string TakeOverForm = "take-over";

    /// <summary>Names the form that records an archive made elsewhere.</summary>
    public const string RecordForm = "record";

    /// <summary>The act of the closing form that is 结转; any other is 年终关闭.</summary>
    public const string Carry = "carry";

    /// <summary>The longest note on an archive, in characters.</summary>
    public const int LongestNote = 200;

    public static void MapYearEnd(this IEndpointRouteBuilder office)
    {
        office.MapGet(Address, (HttpContext context, WorkflowHost host, CancellationToken stop) => ShowAsync(context, host, null, stop));
        office.MapPost($"{Address}/close", CloseAsync);
        office.MapPost($"{Address}/take-over", TakeOverAsync);
        office.MapPost($"{Address}/archive", ArchiveAsync);
        office.MapPost($"{Address}/archives", RecordAsync);
    }

    private static async Task<IResult> CloseAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList list = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        bool carries = typed["act"] == Carry;
        Result<YearEndDone> result = await host.Parts.YearEnd.CloseAsync(
            list.Id,
            typed.Request,
            SignedIn.Of(context).Actor,
            carries,
            typed.All("item"),
            typed["reason"],
            CancellationToken.None
        );
        return await AnswerAsync(context, host, CloseForm, typed, result, carries ? "carried" : "ended", cancellation);
    }

    private static async Task<IResult> TakeOverAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        DateOnly dueOn = typed.Date("dueOn", "请填写完成时限。", errors);
        Result<YearEndDone> result =
            errors.Count > 0
                ? new Result<YearEndDone>.Invalid(errors)
                : await host.Parts.YearEnd.TakeOverAsync(
                    RequestedList.Of(context).Id,
                    typed.Request,
                    SignedIn.Of(context).Actor,
                    typed["next"],
                    dueOn,
                    CancellationToken.None
                );
        return await AnswerAsync(context, host, TakeOverForm, typed, result, "taken", cancellation);
    }

    // Written whole before it is given out, so that its digest stands in the log however the download ends.
    private static async Task<IResult> ArchiveAsync(HttpContext context, WorkflowHost host, IAttachmentStore evidence, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        Typed typed = await Typed.ReadAsync(context, cancellation);
        string path = Path.Combine(Path.GetTempPath(), $"ankang-archive-{Guid.NewGuid():N}.zip");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        // It holds people's names and addresses: nobody else on the machine reads it.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        try
        {
            IReadOnlyList<ArchiveExtra> extras = await host.Parts.YearFiles.ReadAsync(list, cancellation);
            ArchiveManifest manifest = await host.Parts.Archive.WriteAsync(list.Id, file, evidence, extras, cancellation);
            file.Position = 0;
            string digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
            await host.Parts.Archives.AddAsync(
                list.Id,
                typed.Request,
                SignedIn.Of(context).Actor,
                digest,
                manifest.LeftOut.Count > 0 ? $"另有{manifest.LeftOut.Count}条无法读取，未收入，见归档内manifest.json" : "",
                manifest.Entries.Count,
                file.Length,
                CancellationToken.None
            );
            file.Position = 0;
            return Results.File(
                file,
                "application/zip",
                $"{list.Id}-{host.Parts.Clock.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.zip"
            );
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<IResult> RecordAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        RequestedList list = RequestedList.Of(context);
        Typed typed = await Typed.ReadAsync(context, cancellation);
        string digest = typed["sha256"].Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var errors = new List<FormError>();
        if (digest.Length != SHA256.HashSizeInBytes * 2 || !digest.All(char.IsAsciiHexDigit))
            errors.Add(new FormError("sha256", "请填写归档时显示的SHA-256，共64位，由数字和字母a至f组成。"));
        if (typed["note"].Length is 0 or > LongestNote)
            errors.Add(new FormError("note", $"请填写归档文件存放在何处，最多{LongestNote}字。"));
        if (errors.Count > 0)
            return await ShowAsync(context, host, new YearEndAnswer(RecordForm, typed, errors), cancellation);
        await host.Parts.Archives.AddAsync(
            list.Id,
            typed.Request,
            SignedIn.Of(context).Actor,
            digest,
            typed["note"],
            null,
            null,
            CancellationToken.None
        );
        return new SeeOther(list.To($"{Address}?done=archived#archive"));
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        WorkflowHost host,
        string form,
        Typed typed,
        Result<YearEndDone> result,
        string word,
        CancellationToken cancellation
    ) =>
        result switch
        {
            Result<YearEndDone>.Done { Value: { Refused.Count: 0 } done } => new SeeOther(
                RequestedList.Of(context).To(Query.Url(Address, [("done", word), ("items", $"{done.Items}"), .. YearEndFilter.Kept(typed)]))
            ),
            Result<YearEndDone>.Done some => await ShowAsync(
                context,
                host,
                new YearEndAnswer(form, typed, [.. some.Value.Refused.Select(r => new FormError("item", r))]) { Items = some.Value.Items },
                cancellation
            ),
            Result<YearEndDone>.Invalid invalid => await ShowAsync(context, host, new YearEndAnswer(form, typed, invalid.Errors), cancellation),
            _ => Page.NotFound(context, host),
        };

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, YearEndAnswer? answer, CancellationToken cancellation)
    {
        ListInForce list = RequestedList.Of(context).List;
        return Page.Show<YearEndPage>(
            new
            {
                Frame = PageFrame.Of(context, host, list),
                Facts = await host.Parts.YearEndReading.ReadAsync(list.Id, cancellation),
                Filter = answer is null ? YearEndFilter.Read(context.Request.Query) : YearEndFilter.Read(answer.Typed),
                Answer = answer,
                Done = context.Request.Query.Text("done"),
                DoneItems = context.Request.Query.Number("items") ?? 0,
            },
            answer is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }
}
