using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Web.Year;

/// <summary>The words and codes of statuses and rungs.</summary>
public static class StatusText
{
    private static readonly (ItemStatus Status, string Code, string Word)[] All =
    [
        (ItemStatus.Open, "open", "进行中"),
        (ItemStatus.DueSoon, "dueSoon", "即将到期"),
        (ItemStatus.Overdue, "overdue", "逾期未办结"),
        (ItemStatus.NotDone, "notDone", "未完成"),
        (ItemStatus.Returned, "returned", "退回补正"),
        (ItemStatus.Extended, "extended", "延期中"),
        (ItemStatus.InReview, "inReview", "已报送，待审核"),
        (ItemStatus.OnTime, "onTime", "按期办结"),
        (ItemStatus.ReportedLate, "reportedLate", "按期完成、逾期报送"),
        (ItemStatus.DoneLate, "doneLate", "逾期办结"),
        (ItemStatus.Waived, "waived", "已豁免"),
        (ItemStatus.NotApplicable, "notApplicable", "不适用"),
        (ItemStatus.Historic, "historic", "历史事项"),
    ];

    public static IEnumerable<ItemStatus> Every => All.Select(a => a.Status);

    public static string Word(this ItemStatus status) => All[(int)status].Word;

    /// <summary>As addresses and the API write it.</summary>
    public static string Code(this ItemStatus status) => All[(int)status].Code;

    public static string Code(this Rung rung) =>
        rung switch
        {
            Rung.Reminder => "reminder",
            Rung.Supervision => "supervision",
            Rung.Interview => "interview",
            _ => "none",
        };

    /// <summary>The rung as tables show it; a dash where none was taken.</summary>
    public static string Word(this Rung rung) => rung == Rung.None ? "—" : HistoryText.Rung(rung);
}
