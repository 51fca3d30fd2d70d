namespace Ankang.Workflows.Turns;

/// <summary>Looks for mails that a history says were accepted.</summary>
/// <param name="fromSlot">No mail is of an earlier slot than this.</param>
/// <param name="mails">Addresses within the list.</param>
/// <returns>How those stand that are not accepted, in Chinese, by address.</returns>
public delegate Task<IReadOnlyDictionary<string, string>> MailLookup(
    string list,
    string fromSlot,
    IReadOnlyCollection<string> mails,
    CancellationToken cancellation
);
