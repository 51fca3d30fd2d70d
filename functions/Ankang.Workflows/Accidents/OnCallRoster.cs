using System.Collections.Immutable;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Accidents;

/// <summary>值班: who is told of an accident at once, how often, and within how long one is to be reported up.</summary>
/// <param name="RepeatMinutes">Until somebody acknowledges it is told again after so many minutes.</param>
/// <param name="Rounds">So often at most.</param>
/// <param name="ReportMinutes">接报至报告: so many minutes are in time. Two hours, as the regulation (国务院令第493号) gives each level.</param>
/// <param name="Version">How often it was saved; a form that shows an older one is not taken.</param>
/// <param name="Who">Who saved it; null for the roster that nobody has saved yet.</param>
/// <param name="At">When, UTC.</param>
public sealed record OnCallRoster(
    ImmutableArray<OnCallPerson> People,
    int RepeatMinutes = 15,
    int Rounds = 4,
    int ReportMinutes = 120,
    int Version = 0,
    Actor? Who = null,
    DateTimeOffset? At = null
)
{
    /// <summary>Nobody was named yet.</summary>
    public static readonly OnCallRoster Empty = new([]);

    /// <summary>Who is told: the people named, or the office's own mailbox while none is.</summary>
    public ImmutableArray<OnCallPerson> TellingWith(OfficeCard office, string officeUnit)
    {
        ArgumentNullException.ThrowIfNull(office);
        return People.IsEmpty ? [new OnCallPerson(office.Name, officeUnit, office.Email, office.Phone)] : People;
    }
}
