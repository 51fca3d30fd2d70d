using System.Text;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Drafts;

/// <summary>A file that the office uploaded.</summary>
public sealed record DraftFile(string Name, byte[] Content)
{
    /// <summary>A holiday calendar.</summary>
    public bool IsCalendar => Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>One of the files of a list's folder.</summary>
    public bool IsPartOfFolder =>
        new[] { CatalogueFolder.CatalogueName, CatalogueFolder.PublishedName, CatalogueFolder.UnitsName, CatalogueFolder.AssessmentName }.Contains(
            Name,
            StringComparer.OrdinalIgnoreCase
        );

    /// <exception cref="FaultyFileException">It is not UTF-8; a calendar may be in any usual encoding, and is no text at all.</exception>
    public string Text()
    {
        if (IsCalendar)
            return TextDecoding.Decode(Content)
                ?? throw new FaultyFileException([new(Name, 1, "these bytes are no text", "a csv file", "Save it again as csv")]);
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(Content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new FaultyFileException([new(Name, 1, "the file is not UTF-8", "UTF-8 text", "Save it again with the encoding UTF-8 (not GBK)")]);
        }
    }
}
