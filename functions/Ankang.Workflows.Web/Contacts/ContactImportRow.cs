using Ankang.Workflows.Contacts;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.Contacts;

/// <summary>One unit of a sheet of contacts, beside what stands.</summary>
public sealed record ContactImportRow(ResponsibleUnit Unit, ContactEdit Edit)
{
    /// <summary>Who differs: role, as it stands, as it will be.</summary>
    public IReadOnlyList<(string Role, string Before, string After)> Changes { get; } =
    [
        .. ContactField
            .All.Select(r => (r.Word, Before: Say(Unit.Contacts[r.Role]), After: Say(Edit.Contacts[r.Role])))
            .Where(r => r.Before != r.After),
    ];

    private static string Say(Contact? contact) =>
        contact is null ? "无" : string.Join(' ', new[] { contact.Name, contact.Email, contact.Phone }.Where(t => !string.IsNullOrEmpty(t)));
}
