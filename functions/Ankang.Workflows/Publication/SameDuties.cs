using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Publication;

/// <summary>Finds the duties of a list that units owe under another list as well.</summary>
public static partial class SameDuties
{
    /// <summary>Those that say the same, with the same rhythm and number, to some of the same units in the same year; in the list's order.</summary>
    /// <param name="others">The open lists beside it.</param>
    /// <param name="today">The civil day whose groups count.</param>
    public static IReadOnlyList<SameDuty> Of(ListInForce list, IEnumerable<ListInForce> others, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(others);
        var same = new List<SameDuty>();
        foreach (ListInForce other in others.Where(o => o.Id != list.Id && o.Catalogue.List.Year == list.Catalogue.List.Year))
        {
            ILookup<string, Obligation> theirs = other.Catalogue.Obligations.Where(IsAsked).ToLookup(Sense);
            foreach (Obligation duty in list.Catalogue.Obligations.Where(IsAsked))
            {
                foreach (Obligation twin in theirs[Sense(duty)])
                {
                    HashSet<string> asked = [.. list.Directory.Expand(duty.AskedOf, today).Select(u => u.Id)];
                    int units = other.Directory.Expand(twin.AskedOf, today).Count(u => asked.Contains(u.Id));
                    if (units == 0)
                        continue;
                    bool shared = list.Head.Shared.Any(s => s.Obligation == duty.Id && s.OtherList == other.Id && s.OtherObligation == twin.Id);
                    same.Add(
                        new SameDuty(duty.Id, duty.Task, duty.ShortName, other.Id, other.Catalogue.List.Number, twin.Task, twin.Id, units, shared)
                    );
                }
            }
        }

        return [.. same.OrderBy(s => list.Catalogue.OrderOf(s.Obligation))];
    }

    private static bool IsAsked(Obligation duty) => duty.Opening == OpeningKind.Period;

    // What is asked, as a reader compares it: marks, blanks and years aside.
    private static string Sense(Obligation duty) =>
        $"{Aside().Replace(duty.Title, "")}|{duty.Recurrence}|{duty.PerPeriod}|{duty.MinimumSize}|{duty.ReportUp}";

    [GeneratedRegex(@"(20\d\d年(度)?|[\p{P}\p{S}\s])+")]
    private static partial Regex Aside();
}
