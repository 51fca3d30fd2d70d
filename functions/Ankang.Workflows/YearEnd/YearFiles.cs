using System.Text;
using Ankang.Workflows.Archives;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Statements;

namespace Ankang.Workflows.YearEnd;

/// <summary>What people kept of a year beside its items, as files of its archive: frozen scores, generated tables.</summary>
public sealed class YearFiles(AssessmentService assessments, StatementTable statements)
{
    /// <summary>Scores and 问责台账 of each 定稿, and each table (报表) with its picture.</summary>
    public async Task<IReadOnlyList<ArchiveExtra>> ReadAsync(ListInForce list, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        var files = new List<ArchiveExtra>();
        foreach (FrozenHead head in await assessments.FrozenAsync(list.Id, cancellation))
        {
            if (await assessments.FrozenAsync(list.Id, head.AsOf, cancellation) is not { } frozen)
                continue;
            files.Add(Text($"scores/{head.AsOf:yyyy-MM-dd}.json", AssessmentJson.Scores(frozen)));
            files.Add(Text($"scores/{head.AsOf:yyyy-MM-dd}-strikes.json", AssessmentJson.Strikes(frozen)));
        }

        foreach (KeptStatement kept in await statements.ReadAsync(list.Id, cancellation))
        {
            using var book = new MemoryStream();
            OfficialTable.WriteXlsx(book, kept.Statement.Table);
            byte[] table = book.ToArray();
            files.Add(new ArchiveExtra($"table/{kept.Id}.xlsx", () => new MemoryStream(table)));
            files.Add(Text($"table/{kept.Id}.svg", kept.Statement.Picture));
        }

        return files;
    }

    private static ArchiveExtra Text(string path, string text) => new(path, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
