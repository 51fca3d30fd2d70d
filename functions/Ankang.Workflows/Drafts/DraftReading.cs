using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Catalogue.Import.Output;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>The texts of a draft as its document is read: at first as it tells by itself, then with its columns as a person says.</summary>
internal static class DraftReading
{
    // A longer document is not kept: its draft would not fit into one batch.
    private const int LongestDocument = 120_000;

    /// <exception cref="FaultyFileException">The document cannot be read as a list.</exception>
    public static ReadDocument Read(DocumentQuestion question)
    {
        ListDocument document = question.Content is { } content
            ? DocumentReader.Read(content, question.Name)
            : PackedDocument.Unpack(question.Packed);
        string packed = question.Packed.Length > 0 ? question.Packed : PackedDocument.Pack(document);
        ReadDocument read = Read(document, question, question.Columns) with { Document = packed.Length <= LongestDocument ? packed : "" };
        return question.ColumnsBefore is { } before ? read with { Before = Read(document, question, before) } : read;
    }

    private static ReadDocument Read(ListDocument document, DocumentQuestion question, IReadOnlyList<IReadOnlyList<ColumnRole>>? columns)
    {
        ImportedList import = ListImporter.Import(document, question.Year, question.Units, columns);
        IReadOnlyDictionary<string, string> made = ImportedFolder.Files(import);
        return new(
            made[CatalogueFolder.CatalogueName],
            made[CatalogueFolder.PublishedName],
            made[CatalogueFolder.UnitsName],
            [.. import.Tables],
            "",
            import.List.Tasks.Count,
            import.Duties.Count
        );
    }

    /// <summary>The draft with what its document says.</summary>
    public static ListDraft With(ListDraft draft, ReadDocument read) =>
        draft with
        {
            Catalogue = read.Catalogue,
            Published = read.Published,
            Units = read.Units,
            Tables = read.Tables,
            Document = read.Document,
        };

    /// <summary>
    /// The document read again; corrections are kept for duties whose sentence is the same, and units that have their people are found
    /// again by their names. What was split, joined, added or removed is read anew.
    /// </summary>
    /// <param name="columns">Of each table, in the order of <see cref="ListDraft.Tables"/>.</param>
    public static async Task<(ListDraft After, IReadOnlyList<FormError> Errors, string Line)?> ReadAgainAsync(
        ListDraft draft,
        CatalogueFolder folder,
        IReadOnlyList<IReadOnlyList<ColumnRole>> columns,
        DocumentReading reading,
        CancellationToken cancellation
    )
    {
        if (draft.Document.Length == 0)
            return null;
        if (columns.Count != draft.Tables.Length || columns.Zip(draft.Tables).Any(t => t.First.Count != t.Second.Roles.Count))
            return (draft, [new FormError("", "请为每一列选择内容。")], "");
        if (!columns.Any(t => t.Any(r => r is ColumnRole.Text or ColumnRole.Task)))
            return (draft, [new FormError("", "请至少选一列为“任务内容”或“任务名称”。")], "");
        UnitDirectory known = Known(folder.Directory);
        try
        {
            string? units = known.Units.Count > 0 ? DirectoryText.Write(known) : null;
            var question = new DocumentQuestion(draft.Source, null, draft.Document, folder.Catalogue.List.Year, units, columns)
            {
                ColumnsBefore = [.. draft.Tables.Select(t => t.Roles)],
            };
            ReadDocument read = await reading(question, cancellation);
            (string catalogue, int kept) = new KeptCorrections(folder, FolderOf(read.Before!), FolderOf(read)).Carry();
            string said = $"按所选的列重新读入，共{read.Tasks}项任务、{read.Duties}条责任事项";
            return (With(draft, read with { Catalogue = catalogue }), [], kept > 0 ? $"{said}，保留{kept}条的更正和核对" : said);
        }
        catch (ReadersBusyException)
        {
            return (draft, [new FormError("", "正在读取其他文件，没有重新读入，原有内容不变。请稍后再选择。")], "");
        }
        catch (FaultyFileException)
        {
            return (draft, [new FormError("", "按所选的列读不出任务，请重新选择。")], "");
        }
    }

    private static CatalogueFolder FolderOf(ReadDocument read) => CatalogueFolder.Parse(read.Catalogue, read.Published, read.Units);

    // Names that an import drafted and nobody has written the people of are read anew.
    private static UnitDirectory Known(UnitDirectory directory)
    {
        UnitGroup[] groups = [.. directory.Groups.Where(g => !(g.Sample && UnitSkeleton.IsDrafted(g.Id)))];
        HashSet<string> held = [.. groups.SelectMany(g => g.Members)],
            standIns = [.. directory.Groups.Select(g => UnitSkeleton.StandInOf(g.Id))];
        return new(
            [.. directory.Units.Where(u => held.Contains(u.Id) || !(u.Sample && (UnitSkeleton.IsDrafted(u.Id) || standIns.Contains(u.Id))))],
            groups
        );
    }
}
