using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.Portal;

/// <summary>填报人 as a form offers him: who reported last by this link, or else whom the directory names.</summary>
public sealed record OfferedReporter(string Name, string Phone)
{
    internal static async Task<OfferedReporter> OfAsync(WorkflowParts parts, PortalAccess.Granted granted, CancellationToken cancellation)
    {
        Contact? holder = granted.Person;
        var last = await parts.Reporters.FindAsync(granted.List.Id, LinkOf(granted), cancellation);
        return new(last?.Name ?? holder?.Name ?? "", last?.Phone ?? holder?.Phone ?? "");
    }

    /// <summary>Who reports, as the form says it; a form without the fields is filled in by whom it would have offered.</summary>
    internal Reporter Read(PortalForm form, PortalAccess.Granted granted, ReportOptions options, List<FormError> errors)
    {
        string? name = Field(form, options.Reporter, "reporter", Name);
        string? phone = Field(form, options.Phone, "phone", Phone) is { } typed ? TypedText.Narrow(typed) : null;
        if (options.Reporter == Asking.Required && name is null)
            errors.Add(new FormError("reporter", "请填写填报人姓名。"));
        if (options.Phone == Asking.Required && phone is null)
            errors.Add(new FormError("phone", "请填写填报人电话。"));
        Reporter reporter = ReporterText.ByLink(
            granted.Role.Word(),
            granted.Person?.Name,
            name,
            phone,
            granted.Substitute is { } by ? ContactWords.Days(by) : null
        );
        errors.AddRange(ReporterText.Check(reporter));
        return reporter;
    }

    /// <summary>Offers him on the next form of this link.</summary>
    internal async Task KeepAsync(WorkflowParts parts, PortalAccess.Granted granted, Reporter reporter, CancellationToken cancellation)
    {
        string? phone = reporter.Phone ?? (Phone.Length > 0 ? Phone : null);
        if (reporter.Name is { } name && (name != Name || (phone ?? "") != Phone))
            await parts.Reporters.KeepAsync(granted.List.Id, LinkOf(granted), name, phone, cancellation);
    }

    private static string? Field(PortalForm form, Asking asking, string field, string offered) =>
        asking == Asking.No ? null
        : (form.Fields.ContainsKey(field) ? form[field] : offered) is { Length: > 0 } text ? text
        : null;

    private static string LinkOf(PortalAccess.Granted granted) => $"{granted.Token.Person}|{granted.Role}";
}
