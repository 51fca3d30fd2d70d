namespace Ankang.Workflows.Torture;

/// <summary>Who took part in a run and what each kept of it, for the laws.</summary>
internal sealed record Doings(MailServer Server, Logs Logs, People People, Office Office, FaultBook Faults);
