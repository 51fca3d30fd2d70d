using System.Text.Json.Serialization;

namespace Ankang.Workflows.Catalogue.Import.Documents;

/// <summary>One cell of a table. A merged cell stands in every place it covers, with its text.</summary>
/// <param name="Repeated">True in the places that a merged cell covers besides its own.</param>
public sealed record Cell(string Text, Place Place, bool Repeated = false)
{
    [JsonIgnore]
    public bool IsEmpty => Text.Length == 0;
}
