using Ankang.Workflows.Answers;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Rules.DueItems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Ankang.Workflows.Web.Attachments;

/// <summary>A form with files as it arrived: its text is kept whatever is wrong with the files.</summary>
/// <param name="Files">Files that are taken and stored, those of an earlier attempt included; nobody names them yet.</param>
/// <param name="Errors">Files that are not taken, each by its name and why.</param>
internal sealed record SentForm(IFormCollection Fields, IReadOnlyList<Attachment> Files, IReadOnlyList<FormError> Errors)
{
    /// <summary>The field of the files.</summary>
    public const string FilesField = "files";

    /// <summary>The field that names a file of an earlier attempt, so that nobody has to choose it again: digest|name.</summary>
    public const string KeptField = "kept";

    private const int LongestText = 1 << 16;
    private const int MostFields = 500;
    private const long MostRead = 1L << 29; // who sends more than this is not read to the end

    /// <param name="folder">List and unit whose files they are.</param>
    /// <param name="takesFiles">Whether files are taken with these fields at all; where they are not, none is stored.</param>
    /// <returns>Null when the request carries no form that can be read.</returns>
    public static async Task<SentForm?> ReadAsync(
        HttpContext context,
        (string List, string Unit) folder,
        IAttachmentStore store,
        AttachmentOptions options,
        Func<IFormCollection, bool> takesFiles,
        CancellationToken cancellation
    )
    {
        HttpRequest request = context.Request;
        if (!request.HasFormContentType)
            return null;
        var files = new List<ReceivedFile>();
        try
        {
            var errors = new List<FormError>();
            IFormCollection fields = await FieldsAsync(context, options, files, errors, cancellation);
            var gate = new ScanGate(context.RequestServices, folder.List, folder.Unit);
            return await StoreAsync(fields, files, errors, folder, store, gate, options, takesFiles(fields), cancellation);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException { StatusCode: not StatusCodes.Status413PayloadTooLarge })
        {
            return null;
        }
        finally
        {
            foreach (ReceivedFile file in files)
                await file.DisposeAsync();
        }
    }

    private static async Task<IFormCollection> FieldsAsync(
        HttpContext context,
        AttachmentOptions options,
        List<ReceivedFile> files,
        List<FormError> errors,
        CancellationToken cancellation
    )
    {
        HttpRequest request = context.Request;
        string? boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        if (string.IsNullOrEmpty(boundary))
            return await request.ReadFormAsync(cancellation);

        // Read to the end even where too much comes: who is cut off in the middle sees no page that says why.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostRead;
        var values = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        var fields = new FormCollection(values);
        context.Features.Set<IFormFeature>(new FormFeature(fields)); // what is typed is kept where storage is away
        var reader = new MultipartReader(boundary, request.Body);
        int count = 0;
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (++count > MostFields)
                throw new InvalidDataException($"A form of more than {MostFields} fields.");
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? part))
                continue;
            string field = HeaderUtilities.RemoveQuotes(part.Name).Value ?? "";
            string file = HeaderUtilities.RemoveQuotes(StringSegment.IsNullOrEmpty(part.FileNameStar) ? part.FileName : part.FileNameStar).Value
                ?? "";
            if (file.Length > 0)
                await TakeAsync(FileKinds.CleanName(file), section.Body, options, files, errors, cancellation);
            else if (StringSegment.IsNullOrEmpty(part.FileName))
                values[field] = StringValues.Concat(values.GetValueOrDefault(field), await TextAsync(section.Body, cancellation));
        }

        return fields;
    }

    private static async Task TakeAsync(
        string name,
        Stream body,
        AttachmentOptions options,
        List<ReceivedFile> files,
        List<FormError> errors,
        CancellationToken cancellation
    )
    {
        bool isTaken = files.Count < options.MaxCount && FileKinds.IsTaken(name);
        ReceivedFile file = await ReceivedFile.ReadAsync(name, body, isTaken ? options.MaxBytes : 0, cancellation);
        files.Add(file);
        string? fault =
            !FileKinds.IsTaken(name) ? FileText.Fault(FileVerdict.Unknown)
            : !isTaken ? FileText.TooMany(options)
            : file.Content is null ? FileText.TooLarge(options)
            : FileText.Fault(file.Judge());
        if (fault is null)
            return;
        errors.Add(new FormError(FilesField, $"{name}：{fault}"));
        await file.DisposeAsync();
        files.Remove(file);
    }

    private static async Task<SentForm> StoreAsync(
        IFormCollection fields,
        List<ReceivedFile> received,
        List<FormError> errors,
        (string List, string Unit) folder,
        IAttachmentStore store,
        ScanGate gate,
        AttachmentOptions options,
        bool takesFiles,
        CancellationToken cancellation
    )
    {
        var files = new List<Attachment>();
        if (!takesFiles)
        {
            if (received.Count > 0 || fields.ContainsKey(KeptField))
                errors.Add(new FormError(FilesField, "该事项不收附件，上传的文件没有保存。请勿上传会议纪要。"));
            return new SentForm(fields, [], errors);
        }

        foreach (string kept in fields[KeptField].OfType<string>().Distinct().Take(options.MaxCount))
            if (await KeptAsync(kept, folder, store, gate, errors, cancellation) is { } file)
                files.Add(file);
        long used = received.Count == 0 ? 0 : (await store.ListAsync(folder.List, folder.Unit, cancellation)).Sum(f => f.Bytes);
        foreach (ReceivedFile file in received)
        {
            if (files.Any(f => f.Digest == file.Digest))
                continue;
            if (files.Count == options.MaxCount)
            {
                errors.Add(new FormError(FilesField, $"{file.Name}：{FileText.TooMany(options)}"));
                continue;
            }

            FileStream content = file.Content!;
            used += content.Length;
            if (used > options.UnitBytes)
            {
                errors.Add(new FormError(FilesField, $"{file.Name}：{FileText.Full(options)}"));
                continue;
            }

            if (await gate.PassAsync(new Attachment(file.Digest, file.Name, content.Length), content, errors, cancellation) is not { } passed)
                continue;
            content.Position = 0;
            await store.WriteAsync(new AttachmentAddress(folder.List, folder.Unit, file.Digest), content, cancellation);
            files.Add(passed);
        }

        return new SentForm(fields, files, errors);
    }

    // Nothing of what the form says is trusted: the content is there, the unit's own, and judged again under the name given.
    private static async Task<Attachment?> KeptAsync(
        string kept,
        (string List, string Unit) folder,
        IAttachmentStore store,
        ScanGate gate,
        List<FormError> errors,
        CancellationToken cancellation
    )
    {
        string[] parts = kept.Split('|', 2);
        if (parts.Length != 2 || !AttachmentAddress.IsDigest(parts[0]))
            return null;
        string name = FileKinds.CleanName(parts[1]);
        var address = new AttachmentAddress(folder.List, folder.Unit, parts[0]);
        await using Stream? content = await store.OpenAsync(address, cancellation);
        if (content is null || FileKinds.Judge(name, content) != FileVerdict.Good)
            return null;
        Attachment? passed = await gate.PassAsync(new Attachment(parts[0], name, content.Length), content, errors, cancellation);
        if (passed is null)
            return null;
        content.Position = 0;
        await store.WriteAsync(address, content, cancellation); // its week begins anew
        return passed;
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken cancellation)
    {
        using var reader = new StreamReader(body);
        char[] text = new char[LongestText];
        int length = await reader.ReadBlockAsync(text, cancellation);
        return new string(text, 0, length);
    }
}
