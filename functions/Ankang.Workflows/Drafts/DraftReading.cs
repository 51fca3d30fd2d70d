using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Catalogue.Import.Output;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>The texts of a draft as its document is read: at first as it tells by itself, then with its columns as a person says.</summary>
internal static class DraftReading
{
    // A longer document is not kept: its draft would not fit into one batch.
    private const int LongestDocument = 120_000;

    /// <param name="units">The directory by which names are found; null without one.</param>
    /// <exception cref="FaultyFileException">The document cannot be read as a list.</exception>
    public static ReadDocument Read(DraftFile file, int? year, string? units)
    {
        ListDocument document = DocumentReader.Read(file.Content, file.Name);
        ImportedList import = ListImporter.Import(document, year, units);
        string packed = PackedDocument.Pack(document);
        return Texts(import, packed.Length <= LongestDocument ? packed : "");
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

    /// <summary>The document read again; what was corrected before is lost, units that have their people are found again by their names.</summary>
    /// <param name="columns">Of each table, in the order of <see cref="ListDraft.Tables"/>.</param>
    public static (ListDraft After, IReadOnlyList<FormError> Errors, string Line)? ReadAgain(
        ListDraft draft,
        CatalogueFolder folder,
        IReadOnlyList<IReadOnlyList<ColumnRole>> columns
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
            ImportedList import = ListImporter.Import(
                PackedDocument.Unpack(draft.Document),
                folder.Catalogue.List.Year,
                known.Units.Count > 0 ? DirectoryText.Write(known) : null,
                columns
            );
            return (
                With(draft, Texts(import, draft.Document)),
                [],
                $"按所选的列重新读入，共{import.List.Tasks.Count}项任务、{import.Duties.Count}条责任事项"
            );
        }
        catch (FaultyFileException)
        {
            return (draft, [new FormError("", "按所选的列读不出任务，请重新选择。")], "");
        }
    }

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

    private static ReadDocument Texts(ImportedList import, string document)
    {
        IReadOnlyDictionary<string, string> made = ImportedFolder.Files(import);
        return new(
            made[CatalogueFolder.CatalogueName],
            made[CatalogueFolder.PublishedName],
            made[CatalogueFolder.UnitsName],
            [.. import.Tables],
            document
        );
    }
}
