using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Publication;

/// <summary>Whether a list can run: what must be mended first, and what the office should know.</summary>
public sealed record ListCheck(IReadOnlyList<FileFault> Faults, IReadOnlyList<string> Warnings)
{
    private static readonly string[] ReservedDomains = ["example.org", "example.com", "example.net", ".example", ".test", ".invalid"];

    /// <param name="directory">The directory that would hold: the folder's own, or that of the host with the folder's applied.</param>
    public static ListCheck Of(CatalogueFolder folder, UnitDirectory directory, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(directory);
        var faults = new List<FileFault>();
        var warnings = new List<string>();
        TaskList list = folder.Catalogue.List;
        if (today > list.ClosesOn)
            faults.Add(
                new(
                    CatalogueFolder.CatalogueName,
                    LineOf(folder.CatalogueText, "closesOn"),
                    $"the list closed on {list.ClosesOn:O}, and today is {today:O}",
                    "a list of which something can still happen",
                    $"Publish a list of {today.Year}, or correct 'closesOn'"
                )
            );
        OfficeCard office = folder.Catalogue.Office;
        // What a draft writes where nothing is known; a sample of another kind is told before activation.
        if (!office.Phone.Any(c => c is >= '1' and <= '9'))
            faults.Add(
                new(
                    CatalogueFolder.CatalogueName,
                    LineOf(folder.CatalogueText, "phone"),
                    $"the office's telephone is '{office.Phone}'",
                    "the number that every mail names",
                    "Write the office's telephone into 'phone'"
                )
            );
        if (CalendarCoverage.WarningFor(calendar, list.Year, today) is { } warning)
            warnings.Add(warning);

        foreach (
            (string file, string text) in new[]
            {
                (CatalogueFolder.CatalogueName, folder.CatalogueText),
                (CatalogueFolder.PublishedName, folder.PublishedText),
            }
        )
        foreach (DraftMark mark in DraftMark.In(text).Where(m => m.MustDecide))
            faults.Add(
                new(
                    file,
                    mark.Line,
                    $"a mark of the draft stands here: {mark.Words}",
                    "what was decided",
                    $"Write in what is missing ({NextYear.ToFill}), or decide and delete the comment"
                )
            );
        int toReview = DraftMark.In(folder.CatalogueText).Count(m => !m.MustDecide);
        if (toReview > 0)
            warnings.Add($"{toReview} comments of the draft ({NextYear.ToReview}) are still there.");

        ResponsibleUnit[] asked = [.. directory.Expand(folder.Catalogue.Obligations.SelectMany(o => o.AskedOf), today)];
        foreach (
            ResponsibleUnit unit in asked.Where(u =>
                u is { IsAddressed: true, Supervisor: null, MaxRung: >= Rung.Supervision } && u.Id != list.OfficeUnit
            )
        )
            faults.Add(
                new(
                    CatalogueFolder.UnitsName,
                    LineOf(folder.UnitsText, unit.Id),
                    $"'{unit.Id}' ({unit.NameOn(today).Full}) has no 分管领导, to whom 督办 and 约谈 go",
                    "a contact for each rung that the unit can reach",
                    "Add 'supervisor: …', or 'maxRung: reminder' for a unit that is only reminded"
                )
            );
        foreach (
            Obligation duty in folder.Catalogue.Obligations.Where(o =>
                o.Opening == OpeningKind.Period && directory.Expand(o.AskedOf, today).Count == 0
            )
        )
            warnings.Add($"'{duty.Id}' is asked of nobody any more: its units were abolished or left their groups.");

        Add(asked.Where(u => !u.IsAddressed), "have no address: their items are shown, asked of no one (各企业)");
        Add(asked.Where(u => u.Sample), "are marked as sample data");
        Add(
            asked.Where(u => new[] { u.Liaison, u.Supervisor }.Any(c => c is not null && IsReserved(c.Email))),
            "have addresses on reserved domains, which no mail reaches"
        );
        if (IsReserved(folder.Catalogue.Office.Email))
            warnings.Add($"The office's own address {folder.Catalogue.Office.Email} is on a reserved domain, which no mail reaches.");
        int past = folder.Catalogue.Obligations.Count(o => o.Opening == OpeningKind.Period && o.DueOn < today);
        if (past > 0)
            warnings.Add($"{past} duties fell due before today: 历史事项, confirmable, without a ladder.");
        return new ListCheck(faults, warnings);

        void Add(IEnumerable<ResponsibleUnit> units, string what)
        {
            string[] names = [.. units.Select(u => u.Id)];
            if (names.Length > 0)
                warnings.Add($"{names.Length} units {what}: {string.Join(", ", names.Take(5))}{(names.Length > 5 ? ", …" : "")}.");
        }
    }

    /// <summary>The line on which an entry or key stands, for faults that are found after the file was read.</summary>
    public static int LineOf(string text, string idOrKey)
    {
        ArgumentNullException.ThrowIfNull(text);
        string word = Regex.Escape(idOrKey);
        int line = Array.FindIndex(text.ReplaceLineEndings("\n").Split('\n'), l =>
            Regex.IsMatch(l, $@"(\bid:\s*['""]?{word}['""]?\s*(,|\}}|#|$))|(^\s*-?\s*{word}\s*:)")
        );
        return line < 0 ? 1 : line + 1;
    }

    private static bool IsReserved(string address) => ReservedDomains.Any(d => address.EndsWith(d, StringComparison.OrdinalIgnoreCase));
}
