namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>What <c>serve</c> was asked for.</summary>
/// <param name="List">Folder of a list to publish at the start; null for none, or for the list of 2021 in a rehearsal.</param>
/// <param name="Rehearsal">模拟运行 on a virtual clock; false for the lists of the data folder on the real clock.</param>
/// <param name="OpenPort">A second port, open to the network; null for none.</param>
/// <param name="NewSignInLink">Prints a first sign-in link even where people can sign in already.</param>
public sealed record ServeSettings(
    string? List,
    bool Rehearsal,
    string? Holidays,
    string? Data,
    int Port,
    int? OpenPort,
    string? Storage,
    DateOnly? StartOn,
    bool NewSignInLink = false
);
