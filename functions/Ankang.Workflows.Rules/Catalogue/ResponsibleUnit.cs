namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>A unit that answers for duties (责任单位), with the people who are told.</summary>
public sealed record ResponsibleUnit
{
    /// <summary>Part of storage keys, such as <c>hanbin</c>.</summary>
    public required string Id { get; init; }

    /// <summary>At least one, oldest first.</summary>
    public required IReadOnlyList<UnitName> Names { get; init; }

    /// <summary>How a mail says "your unit": 你单位, for organs of the city's party committee 贵单位.</summary>
    public string Salutation { get; init; } = "你单位";

    /// <summary>Everybody who is named, each with the role.</summary>
    public UnitContacts Contacts { get; init; } = UnitContacts.None;

    /// <summary>The highest rung the system may take with this unit; party organs are reminded only.</summary>
    public Rung MaxRung { get; init; } = Rung.Interview;

    /// <summary>Raised to revoke every link that the unit holds.</summary>
    public int LinkEpoch { get; init; } = 1;

    /// <summary>Id of the department that houses the unit (市级专委会办公室); null for a unit of its own.</summary>
    public string? SeatedIn { get; init; }

    /// <summary>Who answers in its place and since when; null while it answers itself. Its history stays its own.</summary>
    public UnitReplacement? Replaced { get; init; }

    /// <summary>True for sample data that the office must replace.</summary>
    public bool Sample { get; init; }

    /// <summary>单位审签: what its 联络员 reports counts once its 分管领导 agrees.</summary>
    public bool SignOff { get; init; }

    /// <summary>委托: who does the 联络员's work on some days; null where nobody was named.</summary>
    public Substitute? Substitute { get; init; }

    /// <summary>Its row was lost: it is known by the published file alone, which is no proof of today's addresses, so what is for it waits.</summary>
    public bool IsLost { get; init; }

    /// <summary>联络员. Null for a unit that has no address (各企业).</summary>
    public Contact? Liaison => Contacts[ContactRole.Liaison];

    /// <summary>分管领导; null where none is named.</summary>
    public Contact? Supervisor => Contacts[ContactRole.Supervisor];

    /// <summary>主要负责人; null where none is named.</summary>
    public Contact? Principal => Contacts[ContactRole.Principal];

    /// <summary>副联络员, in their order.</summary>
    public IEnumerable<Contact> Deputies => Contacts.Where(c => c.Role.IsDeputy()).Select(c => c.Contact);

    /// <summary>Everybody who is named, whether confirmed or not, on whatever days.</summary>
    public IEnumerable<Contact> People => Everybody.Select(c => c.Contact);

    /// <summary>Everybody who is confirmed, on whatever days.</summary>
    public IEnumerable<UnitContact> Confirmed => Everybody.Where(c => c.Contact.ProposedAt is null);

    /// <summary>Everybody who was named through a mail's link and waits to be confirmed.</summary>
    public IEnumerable<UnitContact> Proposed => Everybody.Where(c => c.Contact.ProposedAt is not null);

    private IEnumerable<UnitContact> Everybody =>
        Substitute is { } by ? [.. Contacts, new UnitContact(ContactRole.Substitute, by.Contact)] : Contacts;

    /// <summary>There is somebody other than the 联络员 to sign off.</summary>
    public bool SignsOff => SignOff && Supervisor is { ProposedAt: null } leader && leader.Email != Liaison?.Email;

    /// <summary>Asked by mail at all; false for 各企业, which the office reports on.</summary>
    public bool IsAddressed => Liaison is not null;

    /// <summary>With this person in a role; null for nobody.</summary>
    public ResponsibleUnit With(ContactRole role, Contact? contact) => this with { Contacts = Contacts.With(role, contact) };

    /// <summary>With everybody changed, the 受托人 too.</summary>
    public ResponsibleUnit Change(Func<Contact, Contact> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this with { Contacts = Contacts.Change(change), Substitute = Substitute is { } by ? by with { Contact = change(by.Contact) } : null };
    }

    /// <summary>Who is confirmed and acts for it on a day: everybody of its contacts, and a 受托人 on his days alone.</summary>
    public IEnumerable<UnitContact> ConfirmedOn(DateOnly day) => Confirmed.Where(c => c.Role != ContactRole.Substitute || Substitute!.ActsOn(day));

    /// <summary>Others answer for it on this day, or nobody.</summary>
    public bool IsReplacedOn(DateOnly day) => Replaced is { } by && by != UnitReplacement.Never && by.From <= day;

    /// <summary>The name of its day: letters use the name that held then.</summary>
    public UnitName NameOn(DateOnly date) => Names.LastOrDefault(n => n.ValidFrom <= date) ?? Names[0];
}
