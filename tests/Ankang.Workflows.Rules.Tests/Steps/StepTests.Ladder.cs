using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Tests.Support;

namespace Ankang.Workflows.Rules.Tests.Steps;

public sealed partial class StepTests
{
    /// <summary>What the ladder does by itself: told, due, late, quiet.</summary>
    private static Dictionary<string, Row> LadderByItself =>
        new()
        {
            // The ladder by itself.
            ["opened: the courtesy reminder is waited for"] = new(Fresh, "03-01", "next 03-24 0"),
            ["a week before: the courtesy reminder"] = new(Fresh, "03-24", "+0"),
            ["a host that slept two days still sends it"] = new(Fresh, "03-26", "+0"),
            ["due within two working days: of no use any more"] = new(Fresh, "03-29", "next 04-01 1"),
            ["the due day itself is inside"] = new(A.March, "03-31", "next 04-01 1"),
            ["the working day after it: 提醒"] = new(A.March, "04-01", "+1"),
            ["a host that slept for weeks brings one rung"] = new(A.March, "04-20", "+1"),
            ["decided, not accepted: the slot is waited for"] = new(A.March, "04-01", "waits", [A.Notice("1")]),
            ["reminded: the day before 督办"] = new(A.Reminded, "04-07", "next 04-08 2"),
            ["reminded: 督办"] = new(A.Reminded, "04-08", "+2"),
            ["supervised: the day before 约谈"] = new(A.Supervised, "04-21", "next 04-22 3"),
            ["supervised: 约谈"] = new(A.Supervised, "04-22", "+3"),
            ["约谈 is before the office"] = new(A.Supervised with { Interview = A.Accepted("2021-04-22", null) }, "05-06", "rest LastRungAccepted"),
            ["a party organ is reminded only"] = new(
                A.Reminded,
                "04-08",
                "rest BeyondMaxRung",
                List: A.List(units: A.UnitOf(maxRung: Rung.Reminder))
            ),
            ["历史事项 climbs not"] = new(A.March with { Historic = true }, "04-01", "rest Historic"),
            ["历史事项 that the office put on the ladder"] = new(
                A.March with
                {
                    Historic = true,
                    LadderFrom = new DateOnly(2021, 4, 12),
                },
                "04-12",
                "next 04-13 1"
            ),
            ["各企业 are asked by nobody"] = new(A.March with { Addressed = false }, "04-01", "rest NotAddressed"),
            ["on the list's last day a rung still leaves"] = new(A.March, "04-01", "+1", List: Closing("2021-04-01")),
            ["what waits leaves on the list's last day, too"] = new(A.March, "04-01", "waits", [A.Notice("1")], Closing("2021-04-01")),
            ["a step that waits for the list's last day is waited for"] = new(A.March, "03-31", "next 04-01 1", List: Closing("2021-04-01")),
            ["a step after the list's last day is not"] = new(A.March, "03-31", "rest ListClosed", List: Closing("2021-03-31")),
            ["after the list closed nothing leaves"] = new(
                A.March,
                "04-02",
                "-1 ListClosed; rest ListClosed",
                [A.Notice("1")],
                Closing("2021-04-01")
            ),
            ["已阅 is asked for three working days after the 督办"] = new(A.Supervised, "04-13", "+a", List: Asking()),
            ["on the due day a courtesy reminder that waits may still leave"] = new(Fresh, "03-31", "next 04-01 1", [A.Notice("0")]),
            ["更正 leaves for a closed item, too"] = new(A.March.ClosedAt("2021-03-30 10:00"), "04-01", "rest Closed", [A.Notice("c")]),
            ["the 提醒 was taken back while the 督办 waited"] = new(A.March, "04-08", "-2 RungBelowTakenBack; +1", [A.Notice("2")]),
            ["the 督办 waits for a slot"] = new(A.Reminded, "04-08", "waits", [A.Notice("2")]),
            // First told, then counted.
            ["a unit that nobody told: looked at again tomorrow"] = new(A.March, "04-01", "next 04-02 untold", List: Told(null)),
            ["what waits for a slot goes when its telling was taken back"] = new(
                A.March,
                "04-01",
                "-1 NotTold; next 04-02 untold",
                [A.Notice("1")],
                Told(null)
            ),
            ["told three working days ago: the 提醒"] = new(A.March, "04-01", "+1", List: Told("2021-03-29")),
            ["told three working days ago: what waits may leave"] = new(A.March, "04-01", "waits", [A.Notice("1")], Told("2021-03-29")),
            ["told two working days ago: the 提醒 waits"] = new(A.March, "04-01", "next 04-02 1", List: Told("2021-03-30")),
            ["told yesterday: the courtesy reminder"] = new(Fresh, "03-24", "+0", List: Told("2021-03-23")),
            ["told today: the courtesy reminder leaves tomorrow"] = new(Fresh, "03-24", "next 03-25 0", List: Told("2021-03-24")),
            ["told too late for a courtesy reminder"] = new(Fresh, "03-26", "next 04-01 1", List: Told("2021-03-26")),
            ["nobody told: the courtesy reminder has time until its day"] = new(Fresh, "03-10", "next 03-24 0", List: Told(null)),
            ["nobody told: the 提醒 has time until its day"] = new(A.March, "03-31", "next 04-01 1", List: Told(null)),
            ["nobody told: nor is the note of a standing duty asked for"] = new(
                Standing,
                "03-24",
                "next 03-25 untold",
                List: Continuous.With(ToldBook.Empty)
            ),
            ["nobody told: an answer leaves all the same"] = new(Returned, "04-13", "next 04-16 1", [A.Notice("b")], Told(null)),
            // Standing duties.
            ["a standing duty is asked for its quarter's note"] = new(Standing, "03-24", "+q1", List: Continuous),
            ["a note that was given is not asked for"] = new(Standing with { NotesGiven = [1] }, "03-24", "next 06-23 q2", List: Continuous),
            ["a note that was given meanwhile"] = new(
                Standing with
                {
                    NotesGiven = [1],
                },
                "03-25",
                "-q1 NoteGivenOrOver; next 06-23 q2",
                [A.Notice("q1")],
                Continuous
            ),
            ["a note that waits on the quarter's last day"] = new(Standing, "03-31", "next 06-23 q2", [A.Notice("q1")], Continuous),
            ["a note's quarter is over"] = new(Standing, "04-01", "-q1 NoteGivenOrOver; next 06-23 q2", [A.Notice("q1")], Continuous),
            // Quiet days.
            ["returned: three working days to mend it"] = new(Returned, "04-12", "next 04-16 1"),
            ["returned after the 提醒: the rung above is next"] = new(
                Returned with
                {
                    Reminder = A.Accepted("2021-04-01", "2021-04-07"),
                },
                "04-12",
                "next 04-16 2"
            ),
            ["an extension that nobody answers holds for five working days"] = new(Asked(A.March), "04-01", "next 04-08 1"),
            ["of two quiet days the later holds: the return's"] = new(
                Asked(A.March) with
                {
                    QuietUntil = new DateOnly(2021, 4, 9),
                },
                "04-01",
                "next 04-12 1"
            ),
            ["of two quiet days the later holds: the request's"] = new(
                Asked(A.March) with
                {
                    QuietUntil = new DateOnly(2021, 4, 2),
                },
                "04-01",
                "next 04-08 1"
            ),
        };
}
