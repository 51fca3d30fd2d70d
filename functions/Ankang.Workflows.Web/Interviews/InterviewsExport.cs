using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Web.Look;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Interviews;

/// <summary>导出 of the proposals, a row an item, as it goes to the leader.</summary>
internal static class InterviewsExport
{
    public static IResult Of(InterviewsView view, DateTimeOffset now) =>
        Spreadsheet.Of(
            view.List,
            now,
            "约谈研究清单",
            "",
            [
                ("单位", 20),
                ("事项", 34),
                ("完成时限", 14),
                ("逾期（工作日）", 10),
                ("提醒", 10),
                ("督办", 10),
                ("约谈事项告知", 10),
                ("目前情况", 28),
            ],
            view.Proposals.SelectMany(p =>
                p.Items.Select(i =>
                    (IReadOnlyList<string>)
                        [
                            p.Unit.NameOn(view.Today).Full,
                            i.Name,
                            ChineseDates.Full(i.DueOn),
                            $"{i.WorkingDaysLate}",
                            Day(i.Item!.Reminder?.At),
                            Day(i.Item.Supervision?.At),
                            Day(i.Item.Interview?.At),
                            i.Progress ?? "尚未收到报送",
                        ]
                )
            )
        );

    private static string Day(DateTimeOffset? at) => at is { } moment ? ChineseDates.Short(ChinaTime.DateOf(moment)) : "";
}
