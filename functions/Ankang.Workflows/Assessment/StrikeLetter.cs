using Ankang.Workflows.Calendar;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Assessment;

/// <summary>问责台账 as a document: the counts by occasion, and a row a unit.</summary>
public static class StrikeLetter
{
    private static readonly string[] Columns = ["序号", "单位", "提醒次数", "督办次数", "约谈告知", "目前层级", "约谈办理"];
    private static readonly int[] Widths = [660, 2200, 760, 760, 760, 2105, 1600];
    private static readonly int[] Left = [1, 5, 6];

    /// <param name="held">Talks that were held.</param>
    /// <param name="talks">By unit id, what became of its proposals; empty where there was none.</param>
    public static OfficialLetter Of(ListInForce list, CutOff cutOff, IReadOnlyList<UnitStrikes> strikes, int held, Func<string, string> talks)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(cutOff);
        ArgumentNullException.ThrowIfNull(strikes);
        ArgumentNullException.ThrowIfNull(talks);
        OfficeCard office = list.Catalogue.Office;
        return new OfficialLetter
        {
            Kind = LetterKind.Minutes,
            Issuer = list.Catalogue.List.Issuer,
            Number = null,
            Title = $"{list.Catalogue.List.Year}年度提醒、督办、约谈台账",
            Body =
            [
                new LetterLine.Paragraph(
                    "",
                    $"截至{ChineseDates.Full(cutOff.Day)}，共对{strikes.Count(u => u.Days.Length > 0)}个单位提醒{strikes.Sum(u => u.Reminders)}次、"
                        + $"督办{strikes.Sum(u => u.Supervisions)}次、约谈事项告知{strikes.Sum(u => u.Interviews)}次，已约谈{held}次。"
                        + "同一单位同一日同一层级的多项计一次；已更正的不计。"
                ),
                new LetterLine.Attachment("附件：台账"),
            ],
            Annex = new LetterAnnex(
                "提醒、督办、约谈台账",
                Columns,
                [
                    .. strikes.Select(
                        (u, i) =>
                            (IReadOnlyList<string>)
                                [
                                    $"{i + 1}",
                                    list.Directory.Find(u.Unit)?.NameOn(cutOff.Day).Full ?? u.Unit,
                                    $"{u.Reminders}",
                                    $"{u.Supervisions}",
                                    $"{u.Interviews}",
                                    ScoreWords.Stands(u),
                                    talks(u.Unit),
                                ]
                    ),
                ]
            )
            {
                Widths = Widths,
                Left = Left,
            },
            Date = ChinaTime.DateOf(cutOff.AsOf),
            Contact = $"联系人：{office.ContactName}，电话：{office.Phone}",
            Mark = list.Head.Rehearsal ? TableModel.SimulatedText : null,
        };
    }
}
