using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>A draft as its pages show it.</summary>
/// <param name="Marks">Why a person should look at a duty, by its id.</param>
/// <param name="Unread">Text of the document that no task was made of.</param>
/// <param name="Edit">The form that is open: duty-…, split-…, add-…, list, unit-…, group-…, unit; null for none.</param>
/// <param name="Runs">A list of its id runs here, which it would change.</param>
public sealed record DraftView(
    ListDraft Draft,
    CatalogueFolder Folder,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Marks,
    IReadOnlyList<string> Notes,
    IReadOnlyList<UnreadText> Unread,
    string? Edit,
    bool Runs,
    string? Done,
    DraftAnswer? Answer
)
{
    public YearCatalogue Catalogue => Folder.Catalogue;

    public string Address => DraftPages.Address(Draft.Id);

    public IEnumerable<Obligation> ToReview => Catalogue.Obligations.Where(o => Marks.ContainsKey(o.Id));

    /// <summary>The duty of the same task that it can be joined to; null for the first.</summary>
    public Obligation? Before(Obligation duty)
    {
        ArgumentNullException.ThrowIfNull(duty);
        return Catalogue.Obligations.TakeWhile(o => o != duty).LastOrDefault(o => o.Task == duty.Task);
    }

    /// <returns>Null when there is no such draft.</returns>
    public static async Task<DraftView?> ReadAsync(
        WorkflowHost host,
        string id,
        string? edit,
        string? done,
        DraftAnswer? answer,
        CancellationToken cancellation
    )
    {
        if (await host.Parts.ListDrafts.FindAsync(id, cancellation) is not { } draft)
            return null;
        CatalogueFolder folder = draft.Folder();
        bool runs = await host.Parts.Register.FindAsync(folder.Catalogue.List.Id, cancellation) is not null;
        return new DraftView(
            draft,
            folder,
            DraftMarks.In(draft.Catalogue),
            DraftMarks.NotesIn(draft.Catalogue),
            DraftMarks.UnreadIn(draft.Catalogue),
            answer?.Form ?? edit,
            runs,
            done,
            answer
        );
    }
}
