namespace Ankang.Workflows.Accidents;

/// <summary>A person on duty (值班) who is told of an accident at any hour.</summary>
/// <param name="Unit">Id of the unit whose staff it is; the office's own for most.</param>
/// <param name="Phone">For the office, which rings up where no mail is answered.</param>
public sealed record OnCallPerson(string Name, string Unit, string Email, string Phone);
