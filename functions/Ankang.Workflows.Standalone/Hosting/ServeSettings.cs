namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>What <c>serve</c> was asked for.</summary>
/// <param name="List">Folder of a list to run on the real clock; null for the rehearsal.</param>
/// <param name="OpenPort">A second port, open to the network; null for none.</param>
/// <param name="NewSignInLink">Prints a first sign-in link even where people can sign in already.</param>
public sealed record ServeSettings(string? List, string? Holidays, string? Data, int Port, int? OpenPort, string? Storage, DateOnly? StartOn, bool NewSignInLink = false);
