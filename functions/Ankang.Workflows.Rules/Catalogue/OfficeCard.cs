namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>The office as its mails sign: who may be asked, and where replies go.</summary>
/// <param name="Email">Sender and Reply-To of every notice, and where the office's own mail goes.</param>
/// <param name="ContactName">联系人.</param>
/// <param name="Phone">电话.</param>
public sealed record OfficeCard(string Name, string Email, string ContactName, string Phone)
{
    /// <summary>What the ids of its messages and calendar entries end in.</summary>
    public string Domain => Email[(Email.IndexOf('@') + 1)..];
}
