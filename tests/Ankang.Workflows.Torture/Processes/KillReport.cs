namespace Ankang.Workflows.Torture.Processes;

/// <summary>What became of killing a process at its calls.</summary>
/// <param name="Calls">Of the slot's run that nobody killed: of the store and of the mail server.</param>
/// <param name="Points">Places at which a process was killed.</param>
/// <param name="Repeated">Mails that the server took twice, under the same id.</param>
/// <param name="Broken">What did not hold, with its place.</param>
internal sealed record KillReport(string Store, int Calls, int Points, int Repeated, IReadOnlyList<string> Broken);
