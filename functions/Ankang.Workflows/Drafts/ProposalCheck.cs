using System.Globalization;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>
/// Whether a proposal of a model may be shown: each word stands in the original, and our own grammar reads the same rhythm and day. What is
/// accepted becomes what was shown, because both are read by the same rules.
/// </summary>
public static class ProposalCheck
{
    /// <summary>Those that still hold for the draft as it stands.</summary>
    public static IReadOnlyList<CheckedProposal> Holding(ListDraft draft, CatalogueFolder folder)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return [.. draft.Proposals.Select(p => Check(p, draft, folder)).OfType<CheckedProposal>()];
    }

    /// <returns>Null where it does not hold.</returns>
    public static CheckedProposal? Check(ModelProposal proposal, ListDraft draft, CatalogueFolder folder)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(folder);
        return proposal.Note.Length > 0 ? Task(proposal, draft, folder) : Split(proposal, folder);
    }

    private static CheckedProposal? Task(ModelProposal proposal, ListDraft draft, CatalogueFolder folder)
    {
        if (DraftMarks.UnreadIn(draft.Catalogue).FirstOrDefault(u => u.Note == proposal.Note) is not { } unread || proposal.Parts.IsEmpty)
            return null;
        if (proposal.Units.Any(u => Blanks.Removed(u).Length < 2 || !unread.Text.Contains(Blanks.Removed(u), StringComparison.Ordinal)))
            return null;
        TaskList list = folder.Catalogue.List;
        Obligation[] read = [.. SentenceImport.ReadTask(PublishedWriter.Further(list, unread.Text), list, []).Select(d => d.Duty)];
        // The task is made of the whole text: a proposal that leaves a duty of it out, or finds one more, is another reading.
        if (read.Length != proposal.Parts.Length || !proposal.Parts.Zip(read).All(p => IsSame(p.First, p.Second, unread.Text)))
            return null;
        return new(
            proposal,
            unread.Text,
            null,
            read,
            [.. proposal.Units.Select(u => IdOf(Blanks.Removed(u), folder.Directory)).OfType<string>().Distinct()]
        );
    }

    private static CheckedProposal? Split(ModelProposal proposal, CatalogueFolder folder)
    {
        if (folder.Catalogue.Find(proposal.Duty) is not { } duty)
            return null;
        TaskItem row = folder.Catalogue.TaskOf(duty);
        if (DutyParting.Wrong([.. proposal.Parts.Select(p => p.Sentence)], duty, row) is not null)
            return null;
        TaskList list = folder.Catalogue.List;
        Obligation[] read = [.. proposal.Parts.Select(p => SentenceImport.Read(p.Sentence, duty, row, list, duty.Id).Duty)];
        return proposal.Parts.Zip(read).All(p => IsSame(p.First, p.Second, row.Text)) ? new(proposal, duty.Source, duty.Task, read, []) : null;
    }

    private static bool IsSame(ProposedPart part, Obligation read, string original)
    {
        string said = Blanks.Removed(part.Sentence),
            source = Blanks.Removed(read.Source);
        return said.Length > 0
            && Blanks.Removed(original).Contains(said, StringComparison.Ordinal)
            && (source.Contains(said, StringComparison.Ordinal) || said.Contains(source, StringComparison.Ordinal))
            && part.Rhythm == read.Recurrence.Code()
            && (part.Due is { } due ? due == read.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : read.Recurrence != Recurrence.Once);
    }

    private static string? IdOf(string name, UnitDirectory directory) =>
        directory.Units.FirstOrDefault(u => u.Names.Any(n => n.Full == name || n.Short == name))?.Id
        ?? directory.Groups.FirstOrDefault(g => g.Name == name)?.Id;
}
