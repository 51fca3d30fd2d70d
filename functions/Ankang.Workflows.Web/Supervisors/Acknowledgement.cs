namespace Ankang.Workflows.Web.Supervisors;

/// <summary>What was typed into the form of 登记已阅.</summary>
/// <param name="By">self or other, of one who came by a mail's link; empty where nothing was chosen.</param>
/// <param name="Name">Of who registers for the supervisor.</param>
public sealed record Acknowledgement(string By, string Name, string Opinion);
