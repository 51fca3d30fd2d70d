using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ankang.Workflows.Reports;

namespace Ankang.Workflows.Statements;

/// <summary>A statement as JSON: whole, as it is kept; and its table alone, as other programs read it.</summary>
public static class StatementJson
{
    private static readonly JsonSerializerOptions Kept = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly JsonSerializerOptions ForPeople = new(Kept) { WriteIndented = true };

    /// <summary>The table, a task an object, with each duty's head and sentence; and the overdue items.</summary>
    public static byte[] OfTable(TableModel table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                table.Title,
                table.Number,
                table.Issuer,
                CutOff = table.CutOff.Day,
                DrawnAt = table.CutOff.AsOf,
                table.Simulated,
                Tasks = table.Rows.Select(r => new
                {
                    r.Progress.Task,
                    r.Section,
                    r.Group,
                    r.Text,
                    r.Units,
                    r.Deadline,
                    Progress = r.Progress.Duties.Select(d => new
                    {
                        Duty = d.Obligation,
                        d.ShortName,
                        Head = d.HeadWord,
                        d.Sentence,
                    }),
                }),
                table.Overdue,
            },
            ForPeople
        );
    }

    internal static byte[] Write(Statement statement) => JsonSerializer.SerializeToUtf8Bytes(statement, Kept);

    /// <exception cref="InvalidDataException">It is no statement of this version.</exception>
    internal static Statement Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Statement>(json, Kept) ?? throw new InvalidDataException("A statement is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"A statement cannot be read: {e.Message}", e);
        }
    }
}
