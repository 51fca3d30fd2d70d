using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture;

/// <summary>What must hold at the end of a run, whatever befell it.</summary>
internal static class Laws
{
    /// <summary>Longer than any two hosts are at one slot at the same time.</summary>
    private static readonly TimeSpan Race = TimeSpan.FromMinutes(5);

    private static readonly (string Name, Action<Past> Law)[] All =
    [
        ("nothing fails in a way that no fault explains", p => Assert.Empty(p.Errors)),
        ("no period is stuck", p => Assert.All(p.Board, row => Assert.Null(row.Problem))),
        ("every due item exists once and comes to rest", PropertyLaws.AllEndsAtRest),
        ("its history has no gap", PropertyLaws.HistoriesHaveNoGaps),
        ("its history explains its state", PropertyActLaws.HistoriesExplainTheirItems),
        ("no confirmed work is lost", NoConfirmedWorkIsLost),
        ("each rung once, each notice in one accepted message", PropertyLaws.EachRungOnce),
        ("nothing is sent for what is confirmed", p => PropertyLaws.NothingIsSentForWhatIsConfirmed(p, Race + p.Faults.LongestSkew)),
        ("no rung early, no two in a breath", PropertyLaws.RungsAreSpaced),
        ("nothing leaves before the word", PropertyLaws.NothingLeavesBeforeTheWord),
        ("mails leave in their time", PropertyLaws.MailsLeaveInTheirTime),
        ("what stands as accepted was taken, and once where the transport can tell", p =>
            PropertyLaws.MessagesLeaveOnce(p, MayRepeat(p), p.Faults.LostTellings)
        ),
        ("each mail is dated by the time at which it left", MailsAreDated),
        ("the audit finds nothing where nothing was harmed", TheAuditFindsNothing),
    ];

    /// <param name="underWay">The list still runs: nothing has to be at rest yet.</param>
    /// <returns>Each broken law with its words; empty when all hold.</returns>
    public static IReadOnlyList<string> Broken(Past past, bool underWay = false)
    {
        var broken = new List<string>();
        foreach ((string name, Action<Past> law) in underWay ? All.Where(l => l.Law != PropertyLaws.AllEndsAtRest) : All)
        {
            try
            {
                law(past);
            }
            catch (Exception e)
            {
                broken.Add($"{name}: {past.List.Id}: {e.Message.ReplaceLineEndings(" ")}");
            }
        }

        return broken;
    }

    /// <summary>How often a message may have been repeated: once a fault after which its sender cannot know.</summary>
    private static int MayRepeat(Past past) =>
        past.Faults.Fell.Sum(f =>
            f.Kind == FaultKind.RestartStorm ? 100
            : FaultTraits.MayRepeat(f.Kind) ? 2
            : 0
        );

    private static void NoConfirmedWorkIsLost(Past past)
    {
        foreach ((var item, string request, DateTimeOffset at) in past.People.Promised)
            Assert.True(
                item.List != past.List.Id
                    || past.Histories.TryGetValue(item.ToString(), out var history) && history.Count(h => h.Request == request) == 1,
                $"{item}: {request} was answered as recorded at {at:O} and does not stand once in its history."
            );
    }

    private static void MailsAreDated(Past past)
    {
        foreach ((PropertyMail mail, DateTimeOffset real) in past.Server.Taken)
            Assert.True(
                (mail.At - real).Duration() <= past.Faults.LongestSkew + TimeSpan.FromMinutes(1),
                $"{mail.MessageId} says {mail.At:O} and left at {real:O}."
            );
    }

    // Whoever is cut off leaves a Board row behind that the audit mends, and says so.
    private static void TheAuditFindsNothing(Past past)
    {
        if (past.Faults.Fell.All(f => FaultTraits.LeavesTheStoreWhole(f.Kind)))
            Assert.Empty(past.AuditProblems);
    }
}
