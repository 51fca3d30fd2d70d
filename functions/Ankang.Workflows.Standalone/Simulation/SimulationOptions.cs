namespace Ankang.Workflows.Standalone.Simulation;

/// <param name="Seed">The same seed gives the same files, on either store.</param>
/// <param name="Punctuality">0 to 1.</param>
public sealed record SimulationOptions(int Seed, double Punctuality);
