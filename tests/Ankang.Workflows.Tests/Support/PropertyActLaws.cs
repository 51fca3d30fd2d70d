using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Escalation;

namespace Ankang.Workflows.Tests.Support;

/// <summary>What must hold of every item whatever people did to it, read off its history from the first line to the last.</summary>
internal static partial class PropertyActLaws
{
    private static readonly HistoryEvent[] Rungs = [HistoryEvent.ReminderSent, HistoryEvent.SupervisionSent, HistoryEvent.InterviewSent];

    public static void Hold(IPropertyPast run)
    {
        PropertyLaws.NothingFailed(run);
        Assert.True(run.AuditProblems.Count == 0, string.Join("\n", run.AuditProblems));
        Assert.Empty(run.Pending);
        foreach ((string key, DueItem item) in run.Items)
        {
            IReadOnlyList<HistoryEntry> history = run.Histories[key];
            Assert.Equal(Enumerable.Range(1, item.HistoryCount), history.Select(h => h.Number));
            Assert.All(history.Where(h => h.Request is not null).GroupBy(h => h.Request), g =>
                Assert.True(g.Count() == 1, $"{key}: request {g.Key} is recorded {g.Count()} times.")
            );
            Walk(key, item, history, run);
            RestReason? rest = Ladder.Next(item, [], run.List.TermsFor(item), run.List.Head.ClosesOn.AddDays(14)).Rest;
            Assert.True(rest is not null, $"{key} is not at rest.");
        }
    }

    /// <summary>Line after line, what was done might be done there, and where the last one ends the item stands.</summary>
    public static void HistoriesExplainTheirItems(IPropertyPast run)
    {
        foreach ((string key, DueItem item) in run.Items)
            Walk(key, item, run.Histories[key], run);
    }

    private static void Walk(string key, DueItem item, IReadOnlyList<HistoryEntry> history, IPropertyPast run)
    {
        LadderPolicy policy = run.List.Catalogue.PolicyOf(run.List.Catalogue[item.Key.Obligation]);
        WorkCalendar calendar = run.List.Calendar;
        Rung max = run.List.Directory[item.Key.Unit].MaxRung;
        (bool open, int rung, DateOnly? quiet, DateOnly? held, DateOnly? asked, DateOnly? below) = (
            history[0].Event == HistoryEvent.Opened,
            0,
            null,
            null,
            null,
            null
        );
        foreach (HistoryEntry line in history)
        {
            DateOnly day = ChinaTime.DateOf(line.At);
            int sent = Array.IndexOf(Rungs, line.Event) + 1;
            if (sent > 0 || line.Event == HistoryEvent.CourtesySent)
            {
                Assert.True(open, $"{key}: line {line.Number} tells a unit that was asked nothing.");
                Assert.False(day <= held, $"{key}: line {line.Number} left during a hold until {held:O}.");
            }

            if (sent > 0)
            {
                Assert.True(sent == rung + 1, $"{key}: line {line.Number} is rung {sent} after {rung}.");
                Assert.True(sent <= (int)max, $"{key}: line {line.Number} is above the unit's highest rung.");
                Assert.False(day <= quiet, $"{key}: line {line.Number} left in days that were given until {quiet:O}.");
                Assert.False(day <= asked, $"{key}: line {line.Number} left while a request for another date held the ladder until {asked:O}.");
                int gap =
                    sent == 2 ? policy.SupervisionGap
                    : sent == 3 ? policy.InterviewGap
                    : 0;
                Assert.True(
                    below is not { } last || calendar.WorkingDaysBetween(last, day) >= gap,
                    $"{key}: line {line.Number} left less than {gap} working days after {below:O}."
                );
                (rung, below) = (sent, day);
            }

            switch (line.Event)
            {
                case HistoryEvent.Completed or HistoryEvent.InReview or HistoryEvent.Waived or HistoryEvent.NotApplicable:
                    (open, asked) = (false, null);
                    break;
                case HistoryEvent.Returned:
                    (open, quiet, below) = (true, calendar.AddWorkingDays(day, policy.ReturnDays), rung > 0 ? day : null);
                    break;
                case HistoryEvent.TakenBack when !open:
                case HistoryEvent.Reopened when item.Kind != ItemKind.Quota || !line.Who.IsSystem:
                    (open, quiet) = (true, quiet > day ? quiet : day);
                    break;
                case HistoryEvent.Reopened:
                    open = true;
                    break;
                case HistoryEvent.ExtensionAsked:
                    asked = calendar.AddWorkingDays(day, policy.ExtensionDays);
                    break;
                case HistoryEvent.ExtensionRefused:
                    (asked, quiet) = (null, quiet > day ? quiet : day);
                    break;
                case HistoryEvent.Extended:
                    (asked, quiet, rung, below) = (null, null, 0, null);
                    break;
                case HistoryEvent.Held:
                    held = HeldUntil().Match(line.Text) is { Success: true } m
                        ? new DateOnly(int.Parse(m.Groups[1].Value), int.Parse(m.Groups[2].Value), int.Parse(m.Groups[3].Value))
                        : null;
                    Assert.NotNull(held);
                    break;
                // A later deadline begins the ladder anew, and says so.
                case HistoryEvent.ListChanged when line.Text.Contains("督办程序重新起算", StringComparison.Ordinal):
                    (rung, below) = (0, null);
                    break;
                case HistoryEvent.Released:
                    held = null;
                    break;
            }
        }

        Assert.Equal((open, rung), (item.IsOpen, (int)item.Rung));
    }

    [GeneratedRegex("暂缓发送至(\\d+)年(\\d+)月(\\d+)日")]
    private static partial Regex HeldUntil();
}
