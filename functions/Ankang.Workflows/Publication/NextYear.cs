using System.Globalization;
using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Publication;

/// <summary>Next year's list, drafted from this one by editing its texts: comments stay, and what a person must look at is marked.</summary>
/// <param name="Marks">Every mark in the drafted catalogue, with its line.</param>
public sealed partial record NextYear(string Catalogue, string Published, string Units, IReadOnlyList<DraftMark> Marks)
{
    /// <summary>Stands where something must be written in before the list can be published.</summary>
    public const string ToFill = "【待填】";

    /// <summary>Begins a comment that must be decided, and deleted, before the list can be published.</summary>
    public const string ToDecide = "待定：";

    /// <summary>Begins a comment on what should be looked at.</summary>
    public const string ToReview = "待核：";

    private static readonly string[] Dates = ["issuedOn", "effectiveFrom", "closesOn"];
    private static readonly string[] Words = ["title", "shortName", "demand", "source", "evidence"];

    /// <param name="calendar">To find deadlines on days off; where it does not know the year, weekends alone.</param>
    public static NextYear Draft(CatalogueFolder folder, int year, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(calendar);
        TaskList list = folder.Catalogue.List;
        var shift = new YearShift(list.Year, year, list.Number);
        var yaml = new YamlEdits(folder.CatalogueText);
        DraftList(yaml, list, shift);
        foreach (YamlEdits.Mapping duty in yaml.Items("obligations"))
            DraftDuty(yaml, duty, folder.Catalogue[duty.Text("id")!], shift, calendar);
        string catalogue = yaml.Apply();
        string published = $"{ToFill}本文由{list.Year}年清单草拟，请以{year}年正式印发的文本替换。 |\n{shift.Of(folder.PublishedText)}";
        return new NextYear(catalogue, published, folder.UnitsText, DraftMark.In(catalogue));
    }

    private static void DraftList(YamlEdits yaml, TaskList list, YearShift shift)
    {
        YamlEdits.Mapping head = yaml.Child("list");
        string old = list.Year.ToString(CultureInfo.InvariantCulture);
        string id = list.Id.Contains(old, StringComparison.Ordinal)
            ? list.Id.Replace(old, $"{shift.To}", StringComparison.Ordinal)
            : $"{list.Id}-{shift.To}";
        yaml.Replace(head.Node("id")!, id);
        yaml.Replace(head.Node("year")!, $"{shift.To}");
        yaml.Replace(head.Node("number")!, ToFill);
        yaml.Comment(head.Node("number")!, $"{ToDecide}新的发文字号，两处：本行和published.txt");
        yaml.Replace(head.Node("title")!, shift.Of(list.Title));
        if (TiedTo(list.Title) is { } tie)
            yaml.Comment(head.Node("title")!, $"{ToReview}标题与年度绑定（{tie}）");
        foreach (string key in Dates)
        {
            if (
                head.Node(key) is not { } node
                || head.Text(key) is not { } text
                || !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            )
                continue;
            yaml.Replace(node, $"{shift.Of(day):yyyy-MM-dd}");
            if (key != "closesOn")
                yaml.Comment(node, $"{ToReview}以正式印发的日期为准");
        }
    }

    private static void DraftDuty(YamlEdits yaml, YamlEdits.Mapping entry, Obligation duty, YearShift shift, WorkCalendar calendar)
    {
        foreach (string key in Words)
            if (entry.Node(key) is { } node)
                yaml.Rewrite(node, shift.Of);

        DateOnly due = shift.Of(duty.DueOn);
        yaml.Replace(entry.Node("due")!, $"{due:yyyy-MM-dd}");
        if (!calendar.IsWorkingDay(due))
            yaml.Comment(entry.Node("due")!, $"{ToReview}{ChineseDates.FullWithWeekday(due)}为非工作日，时限是否调整");
        else if (due.Day != duty.DueOn.Day)
            yaml.Comment(entry.Node("due")!, $"{ToReview}{shift.To}年没有{ChineseDates.Short(duty.DueOn)}");
        AskAboutYears(yaml, entry, shift);
        if (duty.Recurrence == Recurrence.Once)
            yaml.CommentAbove(entry, $"{ToDecide}一次性任务，{shift.To}年是否保留；保留的删去本行，不保留的删去本条");
    }

    // A year that nobody looked at would stand in every mail of the duty, so one that was left as it is must be decided.
    private static void AskAboutYears(YamlEdits yaml, YamlEdits.Mapping entry, YearShift shift)
    {
        string words = string.Join('\n', Words.Select(entry.Text));
        if (TiedTo(words) is { } tie)
            yaml.CommentAbove(entry, $"{ToReview}原文与年度绑定（{tie}），{shift.To}年是否仍适用");
        (IReadOnlyList<int> moved, IReadOnlyList<string> left) = shift.Years(Tie().Replace(words, ""));
        string changed = string.Join('、', moved.Select(y => $"{y}年→{y + shift.To - shift.From}年"));
        if (moved.Count > 0)
            yaml.CommentAbove(entry, $"{ToReview}文中年份已改：{changed}，是否正确");
        if (left.Count > 0)
            yaml.CommentAbove(entry, $"{ToDecide}文中年份未改：{string.Join('、', left)}；{shift.To}年应写哪一年？改好或确认无误后删去本行");
    }

    /// <summary>What ties words to certain years: 2020—2022年度, 三年行动, 十四五; each once.</summary>
    private static string? TiedTo(string words) =>
        Tie().Matches(words) is { Count: > 0 } ties ? string.Join('、', ties.Select(m => m.Value).Distinct()) : null;

    [GeneratedRegex(
        @"\d{4}\s*年?\s*[—–\-－~～至到]+\s*\d{4}\s*年?度?|[一二三四五六七八九十\d]+年(?:专项)?(?:行动|计划|规划)|[“”""]?十[三四五六七]五[“”""]?(?:规划|时期|期间)?"
    )]
    private static partial Regex Tie();
}
