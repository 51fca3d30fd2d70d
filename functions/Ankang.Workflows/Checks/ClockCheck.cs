using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Checks;

/// <summary>A clock that went back, or never was set: whatever is due would come at the wrong time.</summary>
internal sealed class ClockCheck : ICheck
{
    // A machine without a battery begins long ago.
    private static readonly DateTimeOffset Earliest = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Two hosts' clocks are never the same.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    public CheckResult Look(CheckScene scene) =>
        scene.LastWork is { } last && scene.Now < last - Slack
            ? new("时钟", $"现为{ChineseDates.Moment(scene.Now)}，早于上次工作的时间{ChineseDates.Moment(last)}。", "请技术人员校准本机时间。")
        : !scene.List.Head.Rehearsal && scene.Now < Earliest && scene.List.Catalogue.List.Year >= Earliest.Year
            ? new("时钟", $"现为{ChineseDates.Full(ChinaTime.DateOf(scene.Now))}，与清单年度不符。", "请技术人员校准本机时间。")
        : new("时钟", $"{ChinaTime.DateOf(scene.Now).Year}年{ChineseDates.Moment(scene.Now)}。");
}
