using System.Text.Json;
using Ankang.Workflows.Catalogue.Import.Layout;

namespace Ankang.Workflows.Catalogue.Import.Output;

/// <summary>What was read, for programs.</summary>
public static class ImportedJson
{
    /// <summary>
    /// The duties as <see cref="CatalogueTable.ToJson"/> writes them, with <c>confidence</c> (0 to 1) and <c>review</c> (why a person should
    /// look, or null).
    /// </summary>
    public static string Duties(ImportedList import) => CatalogueTable.Written(json => Duties(json, import));

    /// <summary>
    /// An object of the <c>duties</c> as <see cref="Duties(ImportedList)"/> writes them, and of the <c>unread</c>: place, text, why, and
    /// whether a duty may be missing.
    /// </summary>
    public static string Report(ImportedList import) =>
        CatalogueTable.Written(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("duties");
            Duties(json, import);
            json.WriteStartArray("unread");
            foreach (Piece piece in import.Unread)
            {
                json.WriteStartObject();
                json.WriteString("place", piece.Place.ToString());
                json.WriteString("text", piece.Text);
                json.WriteString("why", piece.Why);
                json.WriteBoolean("tells", piece.Tells);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void Duties(Utf8JsonWriter json, ImportedList import)
    {
        Dictionary<string, ImportedDuty> read = import.Duties.ToDictionary(d => d.Duty.Id);
        CatalogueTable.Array(json, import.Duties.Select(d => (d.Duty, import.TaskOf(d.Duty))), duty =>
        {
            json.WriteNumber("confidence", read[duty.Id].Confidence);
            json.WriteString("review", read[duty.Id].Review);
        });
    }
}
