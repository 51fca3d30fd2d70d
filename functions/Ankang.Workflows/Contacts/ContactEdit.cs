using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Contacts;

/// <summary>A unit's contacts as the office enters them, all at once.</summary>
/// <param name="RevokeLinks">Raises the link epoch: every link that the unit or its supervisor holds is dead, the next mail carries a new one.</param>
public sealed record ContactEdit(Contact? Liaison, Contact? Deputy, Contact? Supervisor, Contact? Principal, bool RevokeLinks = false)
{
    public const int MostDeputies = 3;

    public Contact? SecondDeputy { get; init; }

    public Contact? ThirdDeputy { get; init; }

    public static ContactEdit Of(ResponsibleUnit unit) =>
        new(unit.Liaison, unit.Deputy, unit.Supervisor, unit.Principal) { SecondDeputy = unit.SecondDeputy, ThirdDeputy = unit.ThirdDeputy };

    /// <summary>With these as 副联络员, at most <see cref="MostDeputies"/>.</summary>
    public ContactEdit WithDeputies(IReadOnlyList<Contact> deputies) =>
        this with
        {
            Deputy = deputies.ElementAtOrDefault(0),
            SecondDeputy = deputies.ElementAtOrDefault(1),
            ThirdDeputy = deputies.ElementAtOrDefault(2),
        };

    /// <summary>The unit after the edit; a flag of a returned mail (退信) stays with its address only.</summary>
    public ResponsibleUnit Apply(ResponsibleUnit unit)
    {
        Contact[] before = [.. unit.People];
        return unit with
        {
            Liaison = Flagged(Liaison),
            Deputy = Flagged(Deputy),
            SecondDeputy = Flagged(SecondDeputy),
            ThirdDeputy = Flagged(ThirdDeputy),
            Supervisor = Flagged(Supervisor),
            Principal = Flagged(Principal),
            LinkEpoch = RevokeLinks ? unit.LinkEpoch + 1 : unit.LinkEpoch,
        };

        Contact? Flagged(Contact? contact) =>
            contact is null ? null : contact with { BouncedAt = before.FirstOrDefault(b => b.Email == contact.Email)?.BouncedAt };
    }

    /// <summary>What is wrong with it: the role, and why in Chinese; empty when all is well.</summary>
    public IReadOnlyList<(string Field, string Message)> Check()
    {
        var faults = new List<(string, string)>();
        foreach (
            (string field, Contact? contact) in new[]
            {
                ("liaison", Liaison),
                ("deputy", Deputy),
                ("deputy2", SecondDeputy),
                ("deputy3", ThirdDeputy),
                ("supervisor", Supervisor),
                ("principal", Principal),
            }
        )
        {
            if (contact is null)
                continue;
            if (!EmailAddress.IsValid(contact.Email))
                faults.Add((field, $"“{contact.Email}”不是邮箱地址，例：hanbin.liaison@example.org。"));
            if ($"{contact.Name}{contact.Phone}".Any(char.IsControl) || contact.Name?.Length > 50 || contact.Phone?.Length > 50)
                faults.Add((field, "姓名、电话各不超过50字，不能换行。"));
        }

        if (Liaison is null && (Deputy ?? SecondDeputy ?? ThirdDeputy ?? Supervisor ?? Principal) is not null)
            faults.Add(("liaison", "请填写联络员邮箱。"));
        return faults;
    }
}
