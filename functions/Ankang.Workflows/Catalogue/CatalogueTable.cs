using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue;

/// <summary>The catalogue as a table: for programs as JSON, for people as rows.</summary>
public static class CatalogueTable
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        // The text is read by people and stands in no HTML: Chinese and “” stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The heads of <see cref="Rows"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["编号", "任务", "责任事项", "周期", "每期不少于", "全年不少于", "责任单位", "完成时限"];

    /// <summary>An array with one object an obligation. Keys may be added, none is ever removed.</summary>
    public static string ToJson(YearCatalogue catalogue) => Written(json => Array(json, catalogue.Obligations.Select(d => (d, catalogue.TaskOf(d)))));

    /// <summary>The array, with keys of one's own behind those of each duty.</summary>
    internal static void Array(Utf8JsonWriter json, IEnumerable<(Obligation Duty, TaskItem Task)> duties, Action<Obligation>? more = null)
    {
        json.WriteStartArray();
        foreach ((Obligation duty, TaskItem task) in duties)
            Write(json, duty, task, more);
        json.WriteEndArray();
    }

    /// <summary>As people read it: indented, Chinese as it stands.</summary>
    internal static string Written(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
            write(json);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>One row an obligation, cells as <see cref="Columns"/>; empty where nothing is printed.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(IEnumerable<Obligation> duties) =>
        [
            .. duties.Select(
                IReadOnlyList<string> (duty) =>
                    [
                        duty.Id,
                        $"第{duty.Task}项",
                        duty.Title,
                        duty.Recurrence.Chinese() + duty.DueWithin?.Chinese(duty.Recurrence) + duty.Excepted,
                        duty.PerPeriod is { } period ? $"{period}{duty.Counter}" : "",
                        duty.PerYear is { } year
                            ? $"{year}{duty.Counter}" + string.Concat(duty.Within.Select(w => $"（其中{w.What}{w.PerYear}{duty.Counter}）"))
                            : "",
                        duty.Units,
                        ChineseDates.Full(duty.DueOn),
                    ]
            ),
        ];

    private static void Write(Utf8JsonWriter json, Obligation duty, TaskItem task, Action<Obligation>? more)
    {
        json.WriteStartObject();
        json.WriteString("id", duty.Id);
        json.WriteNumber("task", duty.Task);
        json.WriteString("section", task.Section);
        json.WriteString("group", task.Group);
        json.WriteString("title", duty.Title);
        json.WriteString("recurrence", duty.Recurrence.Code());
        WriteCount(json, "perPeriod", duty.PerPeriod);
        WriteCount(json, "perYear", duty.PerYear);
        if (duty.Within.Count > 0)
        {
            json.WriteStartArray("within");
            foreach (SubQuota quota in duty.Within)
            {
                json.WriteStartObject();
                json.WriteString("what", quota.What);
                json.WriteNumber("perYear", quota.PerYear);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteString("units", duty.Units);
        if (duty.Helpers.Count > 0)
        {
            json.WriteStartArray("helpers");
            foreach (string helper in duty.Helpers)
                json.WriteStringValue(helper);
            json.WriteEndArray();
        }

        json.WriteString("due", duty.DueOn.ToString("yyyy-MM-dd"));
        if (duty.DueWithin is { } within)
            json.WriteString("dueWithin", within.ToString());
        if (duty.ExceptMonths.Count > 0)
        {
            json.WriteStartArray("exceptMonths");
            foreach (int month in duty.ExceptMonths)
                json.WriteNumberValue(month);
            json.WriteEndArray();
        }

        json.WriteString("source", duty.Source);
        more?.Invoke(duty);
        json.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter json, string key, int? count)
    {
        if (count is { } number)
            json.WriteNumber(key, number);
        else
            json.WriteNull(key);
    }
}
