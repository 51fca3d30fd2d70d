using Ankang.Workflows.Archives;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Checks;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.YearEnd;

/// <summary>年终办理: a line each from what is open to the archive, green, or red with what to do and where. Pure.</summary>
public static class YearEndChecks
{
    /// <summary>Where the page has the open items.</summary>
    public const string OpenPart = "/year-end#open";

    /// <summary>Where it has those that are to go on in the next list.</summary>
    public const string CarriedPart = "/year-end#carried";

    /// <summary>Where it has the archives.</summary>
    public const string ArchivePart = "/year-end#archive";

    private const int DigestShown = 12;

    /// <summary>In the order in which an office does them.</summary>
    public static IReadOnlyList<CheckResult> Of(YearEndFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return
        [
            Open(facts),
            Waits("待审核", facts.InReview, "项报送待审核", "逐项审核通过或退回补正。", "/items?need=review"),
            Waits("延期申请", facts.Extensions, "件延期申请未答复", "同意、不同意，或连同事项一并结转、关闭。", "/items?need=extension"),
            Carried(facts),
            Stopped(facts),
            Talks(facts),
            Waits("通报草稿", facts.BulletinDrafts, "份通报仍为草稿", "登记印发，或删除草稿。", "/bulletins"),
            Waits("申诉", facts.Objections, "件申诉未答复", "答复后才能定稿。", "/assessment"),
            Scores(facts),
            Table(facts),
            Archive(facts),
        ];
    }

    private static CheckResult Open(YearEndFacts facts) =>
        facts.Open.Count == 0
            ? new("未办结事项", "没有未办结的事项。")
            : new(
                "未办结事项",
                $"{facts.Open.Count}项未办结，涉及{facts.Open.Select(i => i.Item.Key.Unit).Distinct().Count()}个单位。",
                "在下方勾选，分批结转下一年度或年终关闭，各填理由。",
                OpenPart
            );

    private static CheckResult Carried(YearEndFacts facts) =>
        facts.Waiting.Count > 0
            ? new(
                "结转事项",
                $"{facts.Waiting.Count}项已结转，尚未列入下一年度清单。",
                facts.Next.Count > 0 ? "选择清单和完成时限后列入。" : "下一年度清单发布后列入；清单可由本年清单起草。",
                facts.Next.Count > 0 ? CarriedPart : "/lists"
            )
            : new("结转事项", facts.Carried.Count > 0 ? $"{facts.Carried.Count}项均已列入下一年度清单。" : "没有结转的事项。");

    private static CheckResult Stopped(YearEndFacts facts)
    {
        string[] found =
        [
            .. new[] { (facts.Pauses, "个暂停仍在生效"), (facts.Held, "项暂缓发送") }.Where(f => f.Item1 > 0).Select(f => $"{f.Item1}{f.Item2}"),
        ];
        return found.Length == 0
            ? new("暂停和暂缓", "没有生效的暂停和暂缓。")
            : new(
                "暂停和暂缓",
                $"{string.Join('，', found)}。",
                facts.Pauses > 0 ? "恢复，或等其期满。" : "恢复发送，或随事项一并结转、关闭。",
                facts.Pauses > 0 ? "/pauses" : OpenPart
            );
    }

    private static CheckResult Talks(YearEndFacts facts)
    {
        string[] found =
        [
            .. new[] { (facts.Proposals, "个单位待研究"), (facts.Unheld, "件已签发、未登记约谈") }
                .Where(f => f.Item1 > 0)
                .Select(f => $"{f.Item1}{f.Item2}"),
        ];
        return found.Length == 0
            ? new("约谈", "约谈均已研究、登记。")
            : new("约谈", $"{string.Join('，', found)}。", "研究决定；已约谈的登记纪要。", "/interviews");
    }

    // The whole year is scored once its last day is inside.
    private static FrozenHead? WholeYear(YearEndFacts facts) => facts.Frozen.LastOrDefault(f => f.AsOf >= facts.YearEnds);

    private static CheckResult Scores(YearEndFacts facts) =>
        WholeYear(facts) is { } frozen
            ? new("考核定稿", $"截至{ChineseDates.Full(frozen.AsOf)}的得分已由{frozen.By}定稿，数据摘要{frozen.Digest[..DigestShown]}。")
            : new(
                "考核定稿",
                "全年考核尚未定稿。",
                $"截至日期选{ChineseDates.Full(facts.List.Head.ClosesOn)}（清单关闭日），该日过后定稿。",
                $"/assessment?asOf={facts.List.Head.ClosesOn:yyyy-MM-dd}"
            );

    private static CheckResult Table(YearEndFacts facts) =>
        facts.LastTable is { } day && day >= facts.YearEnds
            ? new("报表", $"截至{ChineseDates.Full(day)}的报表已生成。")
            : new("报表", "全年完成进展报表尚未生成。", $"生成截至{ChineseDates.Full(facts.YearEnds)}或以后的报表。", "/reports");

    private static CheckResult Archive(YearEndFacts facts)
    {
        if (facts.Archives.Count == 0)
            return new("归档", "尚未归档。", "以上各项办完后归档。", ArchivePart);
        KeptArchive last = facts.Archives[0];
        string when = $"{ChineseDates.Full(ChinaTime.DateOf(last.At))}由{last.By}归档，SHA-256 {last.Sha256[..DigestShown]}";
        return WholeYear(facts) is { } frozen && last.At >= frozen.At
            ? new("归档", $"{when}。")
            : new("归档", $"{when}，早于全年考核定稿。", "考核定稿后重新归档。", ArchivePart);
    }

    private static CheckResult Waits(string name, int count, string what, string mend, string page) =>
        count == 0 ? new(name, "没有。") : new(name, $"{count}{what}。", mend, page);
}
