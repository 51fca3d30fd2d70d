using System.Diagnostics.CodeAnalysis;

namespace Ankang.Workflows.Rules.DueItems;

/// <summary>The address of a due item: list, obligation, period and unit.</summary>
/// <remarks>Ids match <c>[a-z0-9]+(-[a-z0-9]+)*</c>, so <c>|</c> and <c>_</c> can separate them.</remarks>
public readonly record struct DueItemKey(string List, string Obligation, string Period, string Unit)
{
    /// <summary>Partition of the Work table that holds the item.</summary>
    public string Partition => $"{List}|{Obligation}|{Period}";

    /// <summary>The public id, as URLs and the API show it.</summary>
    public override string ToString() => $"{List}_{Obligation}_{Period}_{Unit}";

    /// <summary>Reads a public id; false where it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DueItemKey key)
    {
        string[] parts = text?.Split('_') ?? [];
        bool good = parts.Length == 4 && parts.All(Catalogue.Ids.IsValid);
        key = good ? new(parts[0], parts[1], parts[2], parts[3]) : default;
        return good;
    }
}
