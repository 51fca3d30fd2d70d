using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Catalogue.Import.Documents;
using Ankang.Workflows.Catalogue.Import.Output;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>Lists as files, and what an import makes of them.</summary>
internal static class ImportFiles
{
    /// <summary>A list of this folder's documents.</summary>
    public static string Path(string name) =>
        System.IO.Path.Combine(
            System.IO.Path.GetDirectoryName(Seeds.Path("x"))!,
            "..",
            "tests",
            "Ankang.Workflows.Tests",
            "Catalogue",
            "Import",
            name
        );

    public static ImportedList Read(string name) => ListImporter.Import(DocumentReader.Open(Path(System.IO.Path.Combine("Documents", name))));

    public static ImportedList Text(string text, int? year = 2021) =>
        ListImporter.Import(DocumentReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "list.txt"), year);

    /// <summary>The folder that the import writes, read as the product reads it.</summary>
    public static CatalogueFolder Folder(ImportedList import)
    {
        IReadOnlyDictionary<string, string> files = ImportedFolder.Files(import);
        return CatalogueFolder.Parse(files[CatalogueFolder.CatalogueName], files[CatalogueFolder.PublishedName], files[CatalogueFolder.UnitsName]);
    }

    /// <summary>A duty in short: <c>1 monthly:1/12 2021-12-31</c>, with ? where a person is to look.</summary>
    public static string Short(this ImportedDuty read)
    {
        Obligation d = read.Duty;
        string rhythm = $"{Ankang.Workflows.Rules.Calendar.RecurrenceNames.Code(d.Recurrence)}{(d.PerPeriod is { } n ? $":{n}" : "")}";
        return $"{d.Task} {rhythm}{(d.PerYear is { } y ? $"/{y}" : "")} {d.DueOn:yyyy-MM-dd}{(read.Review is null ? "" : " ?")}";
    }
}
