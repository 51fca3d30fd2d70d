using System.Collections.Immutable;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Drafts;

/// <summary>A list that the office works on before it is published, or before it changes one that runs. Its texts can always be read.</summary>
/// <param name="Title">Of the list, as the draft has it.</param>
/// <param name="Source">Where it came from: the name of the file, or the list it was drafted from.</param>
/// <param name="Version">Guards the next write; empty before the first.</param>
public sealed record ListDraft(
    string Id,
    string Title,
    string Source,
    Actor By,
    DateTimeOffset At,
    Actor ChangedBy,
    DateTimeOffset ChangedAt,
    string Version
)
{
    public string Catalogue { get; init; } = "";

    public string Published { get; init; } = "";

    public string Units { get; init; } = "";

    /// <summary>The policy of scores that was handed in with it; empty where none was: then a list that runs keeps its own.</summary>
    public string Assessment { get; init; } = "";

    /// <summary>The document it was read from, packed; empty where it was none, or one too large to keep.</summary>
    public string Document { get; init; } = "";

    /// <summary>The tables of the document, with what their columns were read as.</summary>
    public ImmutableArray<ImportedTable> Tables { get; init; } = [];

    /// <summary>What a model proposed for it when it was last asked; each is checked again before it is shown.</summary>
    public ImmutableArray<ModelProposal> Proposals { get; init; } = [];

    /// <summary>Holiday calendars that were handed in with it.</summary>
    public ImmutableArray<SubmittedFile> Holidays { get; init; } = [];

    /// <summary>What was done to it, oldest first.</summary>
    public ImmutableArray<DraftLine> Log { get; init; } = [];

    /// <summary>The list that was published, or changed, from it; null while it is worked on.</summary>
    public string? PublishedAs { get; init; }

    /// <exception cref="Calendar.FaultyFileException">With every fault of the texts.</exception>
    public CatalogueFolder Folder() => CatalogueFolder.Parse(Catalogue, Published, Units, Scores);

    public ListSubmission Submission(DateOnly? startOn, string note, bool policyForOpen) =>
        new(Catalogue, Published, Units, Holidays, startOn, note, policyForOpen) { Assessment = Scores };

    private string? Scores => Assessment.Length > 0 ? Assessment : null;
}
