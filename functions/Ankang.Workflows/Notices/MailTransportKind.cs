namespace Ankang.Workflows.Notices;

/// <summary>What delivers the mails.</summary>
public enum MailTransportKind
{
    /// <summary>A folder of .eml files.</summary>
    Folder,
    Smtp,

    /// <summary>Azure Communication Services Email; in the Azure Functions host.</summary>
    Acs,
}
