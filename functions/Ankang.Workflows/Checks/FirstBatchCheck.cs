namespace Ankang.Workflows.Checks;

/// <summary>What pressing the button sends first: many mails at once are no fault, and no surprise either.</summary>
internal sealed class FirstBatchCheck : ICheck
{
    public CheckResult? Look(CheckScene scene) =>
        scene.First is not { } first ? null
        : first.Mails == 0 ? new("首批邮件", $"{Slot(first)}没有要发的邮件。")
        : new("首批邮件", $"{Slot(first)}发出{first.Mails}封，收件{first.People}人。");

    private static string Slot(FirstBatch first) => $"{Calendar.ChineseDates.FullWithWeekday(first.Slot.Date)}{first.Slot.Hour}时";
}
