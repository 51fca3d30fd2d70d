namespace Ankang.Workflows.Web.Contacts;

/// <summary>What is wrong in a sheet, where, and how to mend it.</summary>
/// <param name="Place">C5（联络员邮箱）</param>
public sealed record SheetFault(string Place, string Message);
