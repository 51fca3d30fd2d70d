using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Notices;

/// <summary>
/// Who of a unit is told. 提醒 → liaison; 督办 → liaison and supervisor; 约谈 → supervisor. Nobody who is only proposed; a 受托人 on his days
/// hears what the liaison hears.
/// </summary>
public static class Recipients
{
    /// <param name="isOffice">The unit is the office itself: its own rungs go to its own leader.</param>
    /// <param name="day">On which they are told, Asia/Shanghai.</param>
    /// <returns>Each address once; empty where the unit names nobody who is to be told.</returns>
    /// <exception cref="ArgumentException">Mails of the kind go to no single unit.</exception>
    public static IReadOnlyList<Recipient> Of(NoticeKind kind, ResponsibleUnit unit, bool isOffice, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(unit);
        NoticeTraits traits = NoticeKinds.Of(kind);
        NoticeAudience audience = isOffice && traits.Rung != Rung.None ? NoticeAudience.Supervisor : traits.Audience;
        ContactRole leader = unit.Supervisor is null ? ContactRole.Liaison : ContactRole.Supervisor;
        Func<ContactRole, bool> hears = audience switch
        {
            NoticeAudience.Liaisons => IsLiaison,
            NoticeAudience.LiaisonsAndSupervisor => role => IsLiaison(role) || role == ContactRole.Supervisor,
            NoticeAudience.Supervisor => role => role == leader || (leader == ContactRole.Liaison && role == ContactRole.Substitute),
            NoticeAudience.Principal => role => role == ContactRole.Principal,
            _ => throw new ArgumentException($"Mails of the kind {kind} go to no single unit.", nameof(kind)),
        };
        return [.. unit.ConfirmedOn(day).Where(c => hears(c.Role)).Select(c => Recipient.Of(unit, c)).DistinctBy(r => r.Email)];

        static bool IsLiaison(ContactRole role) => role is ContactRole.Liaison or ContactRole.Substitute || role.IsDeputy();
    }
}
