using System.Text.RegularExpressions;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Tests.Catalogue;

/// <summary>The reading against the text, sentence by sentence: nothing printed is lost, nothing read is invented.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed partial class PublishedListTests
{
    /// <summary>Numbers and rhythm words that bind nobody, each with the reason. Task 0: in any row.</summary>
    private static readonly (int Task, string Phrase, string Reason)[] NoDemand =
    [
        (0, "三年行动", "the name of the campaign"),
        (0, "进一步", "a turn of phrase"),
        (1, "2021年", "the year of the list to be made"),
        (2, "2021年", "the year of the list to be made"),
        (3, "2021年", "the year of the list to be made"),
        (12, "“五进”", "the name of the activity"),
        (18, "建立十项制度、提高一个能力", "a slogan"),
        (18, "十项制度:", "heads the enumeration of the systems"),
        (18, "一个能力:", "heads the explanation of the slogan"),
        (19, "一岗双责", "the name of a principle"),
        (19, "一岗一清单", "the name of a principle"),
        (25, "“121”方式", "the name of a method"),
        (25, "(1名县级领导带队,2名监管干部,1名安全生产专家)", "who takes part in an inspection, not how many there are"),
        (27, "每个行业领域", "each unit, not each time"),
        (32, "一报表两清单", "the name of the forms"),
        (35, "一季度安全稳定", "an aim, no rhythm"),
        (37, "2020—2022年度", "part of a document's title"),
        (37, "2020年", "the year of the results to be published"),
        (39, "年度考核重要内容", "the assessment that the campaign becomes part of"),
        (40, "一次提醒、两次督办、三次约谈", "the ladder: first, second, third lapse"),
    ];

    /// <summary>Words of the rows that no duty quotes, each with the reason.</summary>
    private static readonly (int Task, string Words, string Reason)[] NoDuty =
    [
        (25, ",实现督查检查有部署、有结果,闭环管理。", "the aim of the inspections"),
        (27, "结合监管行业领域实际,", "in what way"),
        (37, "按照《安康市安全生产巡查评估工作方案(2020—2022年度)》计划,", "by which plan"),
    ];

    private static YearCatalogue Catalogue => Seeds.Catalogue;

    public static TheoryData<int> TaskNumbers => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(TaskNumbers))]
    public void Obligations_ClaimEveryNumberAndRhythm_OfTheRow(int number)
    {
        string text = TextOf(number);
        string[] lost =
        [
            .. Tokens()
                .Matches(text)
                .Where(token => !IsExempt(number, text, token) && !IsClaimed(number, text, token))
                .Select(token => $"'{token.Value}' in …{text[Math.Max(0, token.Index - 8)..Math.Min(text.Length, token.Index + token.Length + 8)]}…"),
        ];
        Assert.True(lost.Length == 0, $"Task {number}: no obligation claims {string.Join("; ", lost)}");
    }

    [Theory]
    [MemberData(nameof(TaskNumbers))]
    public void Obligations_QuoteEveryClause_OfTheRow(int number)
    {
        string text = TextOf(number);
        bool[] read = new bool[text.Length];
        foreach ((int from, string source) in SourcesOf(number).Select(s => (s.From, s.Source)))
            Array.Fill(read, true, from, source.Length);
        string[] left =
        [
            .. Regex
                .Matches(string.Concat(text.Select((c, i) => read[i] ? '\0' : c)), "[^\0]+")
                .Select(m => m.Value)
                .Where(words => words.Any(c => !char.IsPunctuation(c))),
        ];

        Assert.Equal(NoDuty.Where(n => n.Task == number).Select(n => n.Words), left);
    }

    [Fact]
    public void Exemptions_AreAllNeeded()
    {
        foreach ((int task, string phrase, _) in NoDemand)
        {
            Assert.Contains(Enumerable.Range(1, 40).Where(n => task == 0 || task == n), n =>
                Tokens().Matches(TextOf(n)).Any(t => Lies(t, TextOf(n), phrase) && !IsClaimed(n, TextOf(n), t))
            );
        }
    }

    [Fact]
    public void Headings_HoldNoDemand_ButTheEighteenSectors()
    {
        string headings = string.Concat(
            Catalogue.List.Tasks.SelectMany(t => new[] { t.Section[2..], t.Group[(t.Group.IndexOf(')') + 1)..] }).Distinct()
        );
        string[] tokens = [.. Tokens().Matches(headings.Replace("三年行动", "", StringComparison.Ordinal)).Select(t => t.Value)];
        Assert.Equal(["18"], tokens); // 18个行业领域: how many sectors there are
    }

    [Fact]
    public void Obligations_HaveARhythm_OnlyWhereItIsPrinted()
    {
        // Report-ups take the rhythm of what they report.
        string[] inherited = ["25e-inspection-bulletin-report", "25f-listed-hazards-report", "26c-responsibility-report"];
        foreach (Obligation duty in Catalogue.Obligations.Where(o => o.Recurrence.IsPeriodic()))
            Assert.Equal(!inherited.Contains(duty.Id), Tokens().Matches(duty.Source).Any(t => RhythmOf(t.Value) == duty.Recurrence));
    }

    [Fact]
    public void Obligations_HaveACount_OnlyWhereItIsPrinted()
    {
        foreach (Obligation duty in Catalogue.Obligations)
        {
            foreach (
                int count in new[] { duty.PerPeriod, duty.PerYear, duty.MinimumSize, duty.Within is [{ } part] ? part.PerYear : null }
                    .OfType<int>()
                    .Where(c => c > 1)
            )
                Assert.Contains(count.ToString(), duty.Source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Obligations_KeepThePublishedDeadline_OnWhateverDay()
    {
        foreach (Obligation duty in Catalogue.Obligations)
            Assert.Equal(PublishedReader.DeadlineOf(Catalogue.TaskOf(duty).Deadline, 2021), duty.DueOn);

        Dictionary<string, int> printed = Catalogue.List.Tasks.CountBy(t => t.Deadline).ToDictionary();
        Assert.Equal(
            new()
            {
                ["1月10日前"] = 1,
                ["1月20日前"] = 1,
                ["1月31日前"] = 1,
                ["2月5日前"] = 1,
                ["2月10日前"] = 2,
                ["2月28日前"] = 1,
                ["3月31日前"] = 2,
                ["7月1日前"] = 1,
                ["10月31日前"] = 1,
                ["11月30日前"] = 1,
                ["12月31日前"] = 28,
            },
            printed
        );
        Assert.All([4, 5, 27, 34], task => Assert.Equal(DayOfWeek.Sunday, Catalogue.Obligations.First(o => o.Task == task).DueOn.DayOfWeek));
    }

    [Fact]
    public void Sources_StandInTheirRow_CharacterByCharacter()
    {
        foreach (Obligation duty in Catalogue.Obligations)
            Assert.Contains(Plain(duty.Source), Plain(Catalogue.TaskOf(duty).Text), StringComparison.Ordinal);
    }

    private static bool IsExempt(int task, string text, Match token) =>
        NoDemand.Any(n => (n.Task == 0 || n.Task == task) && Lies(token, text, n.Phrase));

    /// <summary>Whether the token lies inside an occurrence of the phrase.</summary>
    private static bool Lies(Match token, string text, string phrase) =>
        Regex.Matches(text, Regex.Escape(phrase)).Any(p => p.Index <= token.Index && token.Index + token.Length <= p.Index + p.Length);

    private static bool IsClaimed(int task, string text, Match token)
    {
        Obligation[] duties = [.. SourcesOf(task).Where(s => s.From <= token.Index && token.Index < s.From + s.Source.Length).Select(s => s.Duty)];
        string before = text[..token.Index];
        before = before[(before.LastIndexOfAny([',', '。', ';']) + 1)..];
        if (RhythmOf(token.Value) is { } rhythm)
            return duties.Any(d => d.Recurrence == rhythm);
        return token.Value switch
        {
            "全年" => duties.Any(d => d.PerYear > 0),
            "每次" => duties.Any(d => d.MinimumSize > 0),
            "年初" => duties.All(d => d.Recurrence == Recurrence.Once && d.DueOn < new DateOnly(2021, 3, 1)) && duties.Length > 0,
            var number when before.Contains("全年", StringComparison.Ordinal) => duties.Any(d => d.PerYear == Number(number)),
            var number when before.Contains("其中", StringComparison.Ordinal) => duties.Any(d => d.Within.Any(w => w.PerYear == Number(number))),
            var number when before.Contains("每次", StringComparison.Ordinal) => duties.Any(d => d.MinimumSize == Number(number)),
            var number => duties.Any(d => d.PerPeriod == Number(number)),
        };
    }

    private static Recurrence? RhythmOf(string token) =>
        token switch
        {
            "每月" => Recurrence.Monthly,
            "每2个月" => Recurrence.Bimonthly,
            "每季度" => Recurrence.Quarterly,
            "每半年" => Recurrence.HalfYearly,
            "每年" or "年度" => Recurrence.Yearly,
            "常态化" or "定期" or "立即" => Recurrence.Continuous,
            _ => null,
        };

    /// <summary>Of a span (2—3) the lower end binds.</summary>
    private static int Number(string token) => char.IsDigit(token[0]) ? int.Parse(token.Split('—')[0]) : "零一二三四五六七八九十".IndexOf(token[0]);

    private static IEnumerable<(Obligation Duty, int From, string Source)> SourcesOf(int task) =>
        Catalogue
            .Obligations.Where(o => o.Task == task)
            .Select(o => (o, TextOf(task).IndexOf(Plain(o.Source), StringComparison.Ordinal), Plain(o.Source)));

    /// <summary>The row without its own number.</summary>
    private static string TextOf(int task)
    {
        string text = Plain(Catalogue.List.Tasks[task - 1].Text);
        return text[(text.IndexOf('.') + 1)..];
    }

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex("每(?:月|2个月|季度|半年|年|次|个)|全年|年初|年度|常态化|定期|立即|[0-9]+(?:—[0-9]+)?|[一二三四五六七八九十两]+")]
    private static partial Regex Tokens();
}
