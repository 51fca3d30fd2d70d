using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Turns;

/// <summary>The row <c>audit</c> of a list in the Control table.</summary>
internal static class AuditRow
{
    public const string Row = "audit";
    private const int MostProblems = 50;
    private const int MostFindings = 200;
    private const int ColumnLength = 30_000;
    private static readonly TimeSpan MendedIsTold = TimeSpan.FromDays(7);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Chinese stays readable in the tables
        Converters = { new JsonStringEnumConverter() },
    };

    public static IReadOnlyDictionary<string, object> ToColumns(AuditReport report)
    {
        var columns = new Dictionary<string, object>
        {
            ["at"] = report.At,
            ["overdue"] = report.Overdue,
            ["opened"] = report.Opened,
            ["compared"] = report.Compared,
            ["mended"] = report.Mended,
            ["histories"] = report.Histories,
        };
        if (report.Seal is { } seal)
            columns["seal"] = seal;
        if (report.Missed is { } missed)
            columns["missed"] = missed;
        if (report.Problems.Count > 0)
            columns["problems"] = string.Join('\n', report.Problems.Take(MostProblems));
        if (report.Findings.Count == 0)
            return columns;
        string findings = JsonSerializer.Serialize(report.Findings.Take(MostFindings), Json);
        for (int i = 0; i * ColumnLength < findings.Length; i++)
            columns[Findings(i)] = findings.Substring(i * ColumnLength, Math.Min(ColumnLength, findings.Length - i * ColumnLength));
        return columns;
    }

    public static bool HasFindings(IReadOnlyDictionary<string, object> columns) => columns.ContainsKey(Findings(0));

    private static string Findings(int part) => $"findings{part}";

    public static AuditReport Read(StoreRow row)
    {
        string findings = string.Concat(Enumerable.Range(0, 100).Select(i => row.Text(Findings(i))).TakeWhile(t => t is not null));
        return new AuditReport(
            row.Instant("at") ?? throw new InvalidDataException($"Row '{Row}' has no time."),
            row.Number("overdue") ?? 0,
            row.Number("opened") ?? 0,
            row.Number("compared") ?? 0,
            row.Number("mended") ?? 0,
            row.Text("problems")?.Split('\n') ?? []
        )
        {
            Histories = row.Number("histories") ?? 0,
            Seal = row.Text("seal"),
            Missed = row.Text("missed"),
            Findings = findings.Length == 0 ? [] : StoredJson.Several<AuditFinding>(findings, Json),
        };
    }

    /// <summary>What stands in the new row: what was found now, and what was found before and is to be told on.</summary>
    /// <param name="before">As the row before has it.</param>
    /// <param name="found">This night's.</param>
    /// <param name="followed">Public ids of the items whose history was followed this night: what is not found of them any more is over,
    /// unless it is an item that was lost.</param>
    public static IReadOnlyList<AuditFinding> Merge(
        IReadOnlyList<AuditFinding> before,
        IReadOnlyList<AuditFinding> found,
        IReadOnlySet<string> followed,
        DateTimeOffset now
    )
    {
        var known = before.Where(f => !f.IsMended).ToDictionary(f => f.Number);
        HashSet<string> again = [.. found.Select(f => f.Number)];
        return
        [
            .. found.Select(f => !f.IsMended && known.TryGetValue(f.Number, out AuditFinding? same) ? same : f).DistinctBy(f => f.Number),
            .. before.Where(f => !again.Contains(f.Number) && IsToldOn(f)),
        ];

        bool IsToldOn(AuditFinding finding) =>
            finding.IsMended ? now - finding.At < MendedIsTold
            : finding.Kind == FindingKind.LostItem ? finding.Settled is null || now - finding.Settled.At < MendedIsTold
            : !followed.Contains(finding.About);
    }
}
