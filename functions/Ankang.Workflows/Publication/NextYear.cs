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

    private static readonly string[] Words = ["title", "shortName", "demand", "source", "evidence"];

    /// <param name="calendar">To find deadlines on days off; where it does not know the year, weekends alone.</param>
    public static NextYear Draft(CatalogueFolder folder, int year, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(calendar);
        TaskList list = folder.Catalogue.List;
        var shift = new YearShift(list.Year, year, list.Number);
        var text = new CatalogueText(folder.CatalogueText);
        DraftList(text, list, shift);
        foreach (Obligation duty in folder.Catalogue.Obligations)
            DraftDuty(text, duty, shift, calendar);
        string catalogue = text.ToString();
        string published = $"{ToFill}本文由{list.Year}年清单草拟，请以{year}年正式印发的文本替换。 |\n{shift.Of(folder.PublishedText)}";
        return new NextYear(catalogue, published, folder.UnitsText, DraftMark.In(catalogue));
    }

    private static void DraftList(CatalogueText text, TaskList list, YearShift shift)
    {
        const string head = "list";
        string old = list.Year.ToString(CultureInfo.InvariantCulture);
        string id = list.Id.Contains(old, StringComparison.Ordinal)
            ? list.Id.Replace(old, $"{shift.To}", StringComparison.Ordinal)
            : $"{list.Id}-{shift.To}";
        text.SetHead(head, [("id", id), ("year", $"{shift.To}"), ("number", ToFill), ("title", shift.Of(list.Title))]);
        text.CommentHead(head, "number", $"{ToDecide}新的发文字号，两处：本行和published.txt");
        if (TiedTo(list.Title) is { } tie)
            text.CommentHead(head, "title", $"{ToReview}标题与年度绑定（{tie}）");
        (string Key, DateOnly Day)[] dates = [("issuedOn", list.IssuedOn), ("effectiveFrom", list.EffectiveFrom), ("closesOn", list.ClosesOn)];
        foreach ((string key, DateOnly day) in dates.Where(d => text.HasHead(head, d.Key)))
        {
            text.SetHead(head, [(key, $"{shift.Of(day):yyyy-MM-dd}")]);
            if (key != "closesOn")
                text.CommentHead(head, key, $"{ToReview}以正式印发的日期为准");
        }
    }

    private static void DraftDuty(CatalogueText text, Obligation duty, YearShift shift, WorkCalendar calendar)
    {
        foreach (string key in Words)
            text.RewriteDuty(duty.Id, key, shift.Of);

        DateOnly due = shift.Of(duty.DueOn);
        text.SetDuty(duty.Id, [("due", $"{due:yyyy-MM-dd}")]);
        if (!calendar.IsWorkingDay(due))
            text.CommentDuty(duty.Id, "due", $"{ToReview}{ChineseDates.FullWithWeekday(due)}为非工作日，时限是否调整");
        else if (due.Day != duty.DueOn.Day)
            text.CommentDuty(duty.Id, "due", $"{ToReview}{shift.To}年没有{ChineseDates.Short(duty.DueOn)}");
        if (TiedTo($"{duty.Title}{duty.Source}{duty.Demand}") is { } tie)
            text.CommentAbove(duty.Id, $"{ToReview}原文与年度绑定（{tie}），{shift.To}年是否仍适用");
        if (duty.Recurrence == Recurrence.Once)
            text.CommentAbove(duty.Id, $"{ToDecide}一次性任务，{shift.To}年是否保留；保留的删去本行，不保留的删去本条");
    }

    /// <summary>What ties words to certain years: 2020—2022年度, 三年行动, 十四五.</summary>
    private static string? TiedTo(string words) => Tie().Match(words) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(
        @"\d{4}\s*年?\s*[—–\-－~～至到]+\s*\d{4}\s*年?度?|[一二三四五六七八九十\d]+年(?:专项)?(?:行动|计划|规划)|[“”""]?十[三四五六七]五[“”""]?(?:规划|时期|期间)?"
    )]
    private static partial Regex Tie();
}
