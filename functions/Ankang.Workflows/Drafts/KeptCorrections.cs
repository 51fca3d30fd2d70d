using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>
/// What a person corrected, carried over to the document read again: field by field, for each duty whose sentence is the same in all
/// three, the draft as it stands, the document as it was read before, and as it is read now.
/// </summary>
/// <remarks>A field that nobody touched takes the new reading. Units are compared by their names, for drafted ids change.</remarks>
internal sealed class KeptCorrections(CatalogueFolder worked, CatalogueFolder before, CatalogueFolder again)
{
    private readonly CatalogueText _text = new(again.CatalogueText);
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _marksNow = DraftMarks.In(worked.CatalogueText);
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _marksBefore = DraftMarks.In(before.CatalogueText);
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _marksAgain = DraftMarks.In(again.CatalogueText);
    private readonly ILookup<string, string> _ids = Named(again.Directory).ToLookup(n => n.Name, n => n.Id);
    private readonly Dictionary<string, string> _namesNow = Named(worked.Directory).ToDictionary(n => n.Id, n => n.Name);
    private readonly Dictionary<string, string> _namesBefore = Named(before.Directory).ToDictionary(n => n.Id, n => n.Name);

    /// <returns>The new catalogue, and of how many duties something was kept.</returns>
    public (string Catalogue, int Duties) Carry()
    {
        KeepHead();
        ILookup<string, Obligation> now = BySentence(worked),
            then = BySentence(before);
        int kept = 0;
        foreach (IGrouping<string, Obligation> fresh in BySentence(again))
        {
            Obligation[] known = [.. now[fresh.Key]],
                read = [.. then[fresh.Key]],
                duties = [.. fresh];
            // A sentence that stands in several tasks is told apart by its order, and by nothing where their number differs.
            if (known.Length == duties.Length && read.Length == duties.Length)
                kept += duties.Where((duty, i) => Keep(known[i], read[i], duty)).Count();
        }

        return (WithoutSeen(_text.ToString()), kept);
    }

    private bool Keep(Obligation now, Obligation then, Obligation duty)
    {
        DutyEdit corrected = DutyEdit.Of(now),
            read = DutyEdit.Of(then),
            fresh = DutyEdit.Of(duty);
        IReadOnlyList<string> asked = Units(now.AskedOf, then.AskedOf, duty.AskedOf),
            helpers = Units(now.Helpers, then.Helpers, duty.Helpers);
        DutyEdit merged = new DutyEdit(
            Pick(d => d.Title),
            Pick(d => d.ShortName),
            Pick(d => d.Demand),
            Pick(d => d.Recurrence),
            Pick(d => d.PerPeriod),
            Pick(d => d.PerYear),
            Pick(d => d.WithinWhat),
            Pick(d => d.WithinPerYear),
            Pick(d => d.Counter),
            Pick(d => d.MinimumSize),
            asked,
            Pick(d => d.DueOn),
            fresh.Source,
            Pick(d => d.Form),
            Pick(d => d.Opening),
            Pick(d => d.ReportUp),
            Pick(d => d.Review),
            Pick(d => d.Evidence)
        )
        {
            DueWithin = Pick(d => d.DueWithin),
            Helpers = helpers,
            ExceptMonths = corrected.ExceptMonths.SequenceEqual(read.ExceptMonths) ? fresh.ExceptMonths : corrected.ExceptMonths,
        };
        IReadOnlyList<(string Key, string? Value)> values = merged.Values(duty);
        // What was right in the old row may not be in the new one: a day that its deadline does not allow, say.
        if (values.Count > 0 && merged.Check(again.Catalogue.TaskOf(duty), again.Catalogue.List.Year, again.Directory).Count > 0)
            return false;
        if (values.Count > 0)
            _text.SetDuty(duty.Id, values);
        IReadOnlyList<string> doubts = Marks(_marksAgain, duty);
        bool settled = doubts.Count > 0 && Marks(_marksNow, now).Count == 0 && doubts.All(Marks(_marksBefore, then).Contains);
        if (settled)
            _text.RemoveMarks(duty.Id);
        return values.Count > 0 || settled;

        T Pick<T>(Func<DutyEdit, T> of) => EqualityComparer<T>.Default.Equals(of(corrected), of(read)) ? of(fresh) : of(corrected);
    }

    // The office's own card, the days and the names of the list; what the document must print only where it prints it.
    private void KeepHead()
    {
        ListEdit now = ListEdit.Of(worked.Catalogue),
            then = ListEdit.Of(before.Catalogue),
            fresh = ListEdit.Of(again.Catalogue);
        string printed = Blanks.Removed(again.PublishedText);
        string Printed(string corrected, string read) => printed.Contains(Blanks.Removed(corrected), StringComparison.Ordinal) ? corrected : read;
        ListEdit merged = now with
        {
            Number = Printed(now.Number, fresh.Number),
            Title = Printed(now.Title, fresh.Title),
            Issuer = Printed(now.Issuer, fresh.Issuer),
            OfficeUnit = Units([now.OfficeUnit], [then.OfficeUnit], [fresh.OfficeUnit])[0],
        };
        if (merged == fresh || merged.Check(again.PublishedText, again.Directory).Count > 0)
            return;
        _text.SetHead("list", merged.ListValues());
        _text.SetHead("office", merged.OfficeValues());
    }

    // What was looked at without making a task of it is not shown again.
    private string WithoutSeen(string catalogue)
    {
        HashSet<string> left = [.. DraftMarks.UnreadIn(worked.CatalogueText).Select(u => u.Note)],
            shown = [.. DraftMarks.UnreadIn(before.CatalogueText).Select(u => u.Note)];
        string tasks = Blanks.Removed(worked.PublishedText);
        return DraftMarks
            .UnreadIn(catalogue)
            .Where(u => shown.Contains(u.Note) && !left.Contains(u.Note) && !tasks.Contains(u.Text, StringComparison.Ordinal))
            .Aggregate(catalogue, DraftMarks.WithoutUnread);
    }

    // Ids of the new directory; where a name that a person chose does not stand there, the new reading.
    private IReadOnlyList<string> Units(IReadOnlyList<string> now, IReadOnlyList<string> then, IReadOnlyList<string> fresh)
    {
        string[] chosen = [.. now.Select(id => _namesNow[id])];
        if (chosen.SequenceEqual(then.Select(id => _namesBefore[id])))
            return fresh;
        return chosen.All(_ids.Contains) ? [.. chosen.Select(name => _ids[name].First())] : fresh;
    }

    private static ILookup<string, Obligation> BySentence(CatalogueFolder folder) =>
        folder.Catalogue.Obligations.ToLookup(o => Blanks.Removed(o.Source));

    private static IReadOnlyList<string> Marks(IReadOnlyDictionary<string, IReadOnlyList<string>> marks, Obligation duty) =>
        marks.GetValueOrDefault(duty.Id) ?? [];

    private static IEnumerable<(string Id, string Name)> Named(UnitDirectory directory) =>
        directory.Units.Select(u => (u.Id, u.Names[^1].Full)).Concat(directory.Groups.Select(g => (g.Id, g.Name)));
}
