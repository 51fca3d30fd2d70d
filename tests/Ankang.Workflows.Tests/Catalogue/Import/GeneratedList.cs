using System.Text;
using CsCheck;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>A list made up for a test: rows of wordings whose reading is known, printed in one of several layouts.</summary>
/// <remarks>The wordings stand here by themselves; nothing is taken from what the reader knows.</remarks>
internal sealed record GeneratedList(IReadOnlyList<GeneratedTask> Tasks, int Layout, bool FullWidth, bool Sections)
{
    public const int Layouts = 5;
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

    // What a duty is, and how often it recurs; {n} is a count in one of the ways to write it.
    private static readonly (string Text, string Reading)[] Wordings =
    [
        ("每旬至少调度{n}次整改情况", "tendaily:n"),
        ("每周开展{n}次安全检查", "weekly:n"),
        ("每月召开{n}次工作例会", "monthly:n"),
        ("逐月通报事故情况", "monthly:1"),
        ("每月25日前报送{n}篇信息", "monthly:n"),
        ("每季度首月10日前召开一次例会", "quarterly:1"),
        ("双月召开一次联席会议", "bimonthly:1"),
        ("每两个月至少组织{n}次会商", "bimonthly:n"),
        ("每2个月召开专题会议不少于{n}次", "bimonthly:n"),
        ("每季度至少开展{n}次专题培训", "quarterly:n"),
        ("按季度印发{n}期工作通报", "quarterly:n"),
        ("每半年组织{n}次应急演练", "halfyearly:n"),
        ("半年一次听取工作汇报", "halfyearly:1"),
        ("上半年、下半年各召开一次部署会", "halfyearly:1"),
        ("每年至少开展{n}次综合评估", "yearly:n"),
        ("全年组织宣传活动不少于{n}次", "yearly:n"),
        ("制定年度工作方案", "once"),
        ("建立隐患排查台账", "once"),
        ("在主要路口设置警示标志", "once"),
        ("加强值班值守", "continuous"),
        ("常态化开展巡查", "continuous"),
        ("持续推进标准化建设", "continuous"),
        ("严格落实责任制度", "continuous"),
    ];

    private static readonly string[] Titles = ["强化责任落实。", "开展宣传教育。", "健全工作机制。", "夯实基层基础。"];

    private static readonly string[] Units = ["甲局", "乙局", "各县（区）政府", "市安委办", "丙委、丁局"];

    private static readonly Gen<GeneratedTask> Task =
        from clauses in Gen.Select(Gen.Int[0, Wordings.Length - 1], Gen.Int[1, 12], Gen.Int[0, 2]).Array[1, 3]
        from units in Gen.Int[0, Units.Length - 1]
        from deadline in Gen.Select(Gen.Int[1, 12], Gen.Int[0, 2])
        select new GeneratedTask(
            [
                .. clauses.Select(c =>
                    (Wordings[c.Item1].Text.Replace("{n}", Count(c.Item2, c.Item3)), Wordings[c.Item1].Reading.Replace(":n", $":{c.Item2}"))
                ),
            ],
            Units[units],
            deadline.Item1,
            deadline.Item2
        );

    public static Gen<GeneratedList> Any { get; } =
        Gen.Select(Task.Array[1, 8], Gen.Int[0, Layouts - 1], Gen.Bool, Gen.Bool, Gen.Bool, (tasks, layout, wide, sections, titled) =>
                new GeneratedList(
                    titled && tasks.Length >= 3 ? [.. tasks.Select((t, i) => t with { Title = Titles[i % Titles.Length] })] : tasks,
                    layout,
                    wide,
                    sections
                )
            )
            .Where(l => l.Tasks[0].Title.Length > 0 || !LooksTitled(l.Tasks));

    // A person could not tell either: nearly every task begins with a short sentence that names no time.
    private static bool LooksTitled(IReadOnlyList<GeneratedTask> tasks)
    {
        GeneratedTask[] several = [.. tasks.Where(t => t.Duties.Count > 1)];
        return several.Length >= 3 && several.Count(t => !t.Duties[0].Reading.Contains(':')) * 5 >= several.Length * 4;
    }

    public string Print()
    {
        string text = Layout switch
        {
            0 => Rows("\t", ""),
            1 => Rows("|", "|"),
            2 => Cells(),
            3 => Prose(),
            _ => Html(),
        };
        // Digits and brackets as a Chinese keyboard writes them.
        return FullWidth && Layout != 4 ? string.Concat(text.Select(c => c is >= '0' and <= '9' ? (char)(c - '0' + '０') : c)) : text;
    }

    private string Rows(string separator, string edge)
    {
        var text = new StringBuilder("某市2026年工作任务清单\n");
        Line("序号", "重点任务", "责任单位", "完成时限");
        foreach ((int number, GeneratedTask task, string? section) in Numbered())
        {
            if (section is not null)
                Line(section, "", "", "");
            Line(number.ToString(), task.Text, task.Units, task.Deadline);
        }

        return text.ToString();

        void Line(params string[] cells) => text.Append(edge).AppendJoin(separator, cells).Append(edge).Append('\n');
    }

    private string Cells()
    {
        var text = new StringBuilder("某市2026年工作任务清单\n主要任务 |\n工作要求 |\n责任单位 |\n完成时限 |\n");
        foreach ((int number, GeneratedTask task, string? section) in Numbered())
        {
            if (section is not null)
                text.Append(section).Append(" |\n|||\n");
            text.Append($"{number}.{task.Text} |\n{task.Units} |\n{task.Deadline} |\n");
        }

        return text.ToString();
    }

    private string Prose()
    {
        var text = new StringBuilder("某市2026年工作方案\n为做好全市工作，制定本方案。\n");
        foreach ((int number, GeneratedTask task, string? section) in Numbered())
        {
            if (section is not null)
                text.Append(section).Append('\n');
            text.Append($"{number}.{task.Text}（责任单位：{task.Units}；完成时限：{task.Deadline}）\n");
        }

        return text.ToString();
    }

    private string Html()
    {
        var text = new StringBuilder(
            "<html><body><p>某市2026年工作任务清单</p><table><tr><th>编号</th><th>工作任务</th><th>牵头单位</th><th>时间节点</th></tr>"
        );
        foreach ((int number, GeneratedTask task, string? section) in Numbered())
        {
            if (section is not null)
                text.Append($"<tr><td colspan=4>{section}</td></tr>");
            text.Append($"<tr><td>{number}</td><td><p>{task.Text}</p></td><td>{task.Units}</td><td>{task.Deadline}</td></tr>");
        }

        return text.Append("</table></body></html>").ToString();
    }

    private IEnumerable<(int Number, GeneratedTask Task, string? Section)> Numbered() =>
        Tasks.Select((t, i) => (i + 1, t, Sections && i % 3 == 0 ? $"{Numerals[i / 3]}、第{Numerals[i / 3]}类工作" : null));

    private static string Count(int n, int how) =>
        how == 0 || n > 10 ? n.ToString()
        : how == 1 && n == 2 ? "两"
        : Numerals[n - 1];
}
