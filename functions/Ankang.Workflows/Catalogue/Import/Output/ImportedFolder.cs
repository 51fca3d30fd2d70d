namespace Ankang.Workflows.Catalogue.Import.Output;

/// <summary>The folder that an import makes: the three files of a list, which the product takes as they are.</summary>
public static class ImportedFolder
{
    /// <summary>The texts by their names.</summary>
    public static IReadOnlyDictionary<string, string> Files(ImportedList import) =>
        new Dictionary<string, string>
        {
            [CatalogueFolder.PublishedName] = import.PublishedText,
            [CatalogueFolder.CatalogueName] = CatalogueDraft.Write(import),
            [CatalogueFolder.UnitsName] = DirectoryDraft.Write(import.Directory),
        };
}
