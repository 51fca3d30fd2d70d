using System.ComponentModel.DataAnnotations;
using Ankang.Workflows.Notices;

namespace Ankang.Workflows.AzureFunctions.Hosting;

/// <summary>What the app's settings say beside <c>Mail</c>; checked before the host starts.</summary>
public sealed class HostOptions : IValidatableObject
{
    /// <summary>Where units reach this app, <c>https://anwei.example.org</c>: mails carry links to it.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Begins the names of the product's tables and blob containers: lower-case letters and digits.</summary>
    /// <value><c>ankang</c></value>
    public string Prefix { get; set; } = "ankang";

    /// <summary>The account's URL for tables where it is not the one of <c>AzureWebJobsStorage</c>.</summary>
    public Uri? TablesUrl { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Faults().Select(f => new ValidationResult(f));

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (PublicUrl is not null && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"))
            yield return $"PublicUrl is '{PublicUrl}', which is no address such as https://anwei.example.org.";
        if (Prefix.Length is 0 or > 20 || !char.IsAsciiLetterLower(Prefix[0]) || !Prefix.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            yield return $"Prefix is '{Prefix}'; write up to 20 lower-case letters and digits, a letter first.";
        if (TablesUrl is { } tables && !(tables.IsAbsoluteUri && tables.Scheme == Uri.UriSchemeHttps))
            yield return $"TablesUrl is '{tables}'; write the account's address, such as https://name.table.core.windows.net.";
    }

    /// <summary>Faults that show only beside the mail settings.</summary>
    public IEnumerable<string> FaultsWith(MailOptions mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (mail.Transport != MailTransportKind.Folder && PublicUrl is null)
            yield return "PublicUrl is missing: real mail would carry links that nobody can open; set it to this app's address, such as "
                + "https://anwei.example.org, or set Mail:Transport to Folder.";
    }
}
