using Ankang.Workflows.EndToEndTests.Damage;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Torture;

/// <summary>A row that was damaged or lost.</summary>
/// <param name="Columns">As they stood before.</param>
/// <param name="Harmed">As they stand since; null where the row is gone.</param>
internal sealed record HarmedRow(Fault Fault, StoreTable Table, string Partition, string Row, Harm Harm, long ETag, string Columns, string? Harmed)
{
    public string Address => $"{Table}/{Partition}/{Row}";

    /// <summary>It says who was told: he is told again.</summary>
    public bool IsTelling => Harm == Harm.ToldAnew;

    /// <summary>
    /// Within how many days a host comes upon it by itself. An item that says it is closed is read on Mondays only; what only pages show is
    /// seen when somebody opens one, and what harms nothing need not be: null.
    /// </summary>
    public int? NamedWithin =>
        Harm switch
        {
            Harm.Item => 8,
            Harm.Mended or Harm.List or Harm.Unit or Harm.ToldAnew => 1,
            _ => null,
        };
}
