using Ankang.Workflows.Calendar;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Assessment;

/// <summary>考核 as a document that people sign: who is ranked where by group, with the ranking as its annex.</summary>
public static class ScoreLetter
{
    private const int Named = 3;
    private static readonly string[] Columns = ["序号", "名次", "单位", "得分", "等次", "提醒、督办、约谈告知（次）", "备注"];
    private static readonly int[] Widths = [660, 860, 2200, 900, 700, 1300, 2225];
    private static readonly int[] Left = [2, 6];

    public static OfficialLetter Of(Assessed assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        TaskList list = assessed.List.Catalogue.List;
        OfficeCard office = assessed.List.Catalogue.Office;
        string title = $"关于{list.Year}年度工作任务清单完成情况考核得分的报告";
        return new OfficialLetter
        {
            Kind = LetterKind.Minutes,
            Issuer = list.Issuer,
            Number = null,
            Title = title,
            Body =
            [
                new LetterLine.Paragraph(
                    "",
                    $"根据《{list.Title}》（{list.Number}），按照考核办法（版本{assessed.Digest[..12]}），截至{ChineseDates.Full(assessed.CutOff.Day)}，"
                        + $"对{assessed.Scores.Count}个单位完成情况计分如下。"
                ),
                .. assessed.Scores.GroupBy(s => s.Group).Select((g, i) => Group(assessed, g.Key, [.. g], i + 1)),
                new LetterLine.Paragraph("", "每一分对应的事项见考核得分表（电子版）。"),
                new LetterLine.Paragraph("", "审核：　　　　　　　　签发："),
                new LetterLine.Attachment("附件：考核得分排名表"),
            ],
            Annex = new LetterAnnex("考核得分排名表", Columns, [.. Rows(assessed)]) { Widths = Widths, Left = Left },
            Date = ChinaTime.DateOf(assessed.CutOff.AsOf),
            Contact = $"联系人：{office.ContactName}，电话：{office.Phone}",
            Mark = assessed.List.Head.Rehearsal ? TableModel.SimulatedText : null,
        };
    }

    private static LetterLine.Paragraph Group(Assessed assessed, string group, IReadOnlyList<UnitScore> scores, int number)
    {
        UnitScore[] first = [.. scores.Where(s => s.Rank <= Named && !s.Vetoed)];
        // Where more share the first places than can be named, none is named before the others.
        string leading =
            first.Length == 0 ? ""
            : first.Length > Named ? $"前{Named}名含并列共{first.Length}个单位，见附件。"
            : $"位次在前的是{string.Join('、', first.Select(s => $"{assessed.NameOf(s.Unit)}（{ScoreWords.Score(s.Score)}分）"))}。";
        string grades = string.Join(
            '、',
            assessed
                .Policy.Grades.Select(g => (g.Name, Count: scores.Count(s => s.Grade == g.Name)))
                .Where(g => g.Count > 0)
                .Select(g => $"{g.Name}{g.Count}个")
        );
        return new LetterLine.Paragraph(
            $"{ChineseNumbers.Write(number)}、{ScoreWords.Group(assessed.Policy, group)}。",
            $"共{scores.Count}个单位：{grades}。{leading}"
        );
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(Assessed assessed) =>
        assessed.Scores.Select(
            (s, i) =>
                (IReadOnlyList<string>)
                    [
                        $"{i + 1}",
                        $"{s.Rank}/{s.Of}",
                        assessed.NameOf(s.Unit),
                        ScoreWords.Score(s.Score),
                        s.Grade,
                        $"{s.Strikes.Reminders}、{s.Strikes.Supervisions}、{s.Strikes.Interviews}",
                        s.Vetoed ? "一票否决" : ScoreWords.Group(assessed.Policy, s.Group),
                    ]
        );
}
