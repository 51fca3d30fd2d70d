namespace Ankang.Workflows.Checks;

/// <summary>All that is looked at before a list goes live, and by <c>doctor</c> at any time.</summary>
public static class ListChecks
{
    private static readonly IReadOnlyList<ICheck> All =
    [
        new CalendarCheck(),
        new MailServiceCheck(),
        new TestMailCheck(),
        new PublicAddressCheck(),
        new ReturnsCheck(),
        new OfficeCardCheck(),
        new SampleCheck(),
        new LiaisonCheck(),
        new NoticeTimeCheck(),
        new ClockCheck(),
        new RowsCheck(),
        new FirstBatchCheck(),
    ];

    /// <summary>Every line, in the order in which one sees to it.</summary>
    public static IReadOnlyList<CheckResult> Of(CheckScene scene) => [.. All.Select(c => c.Look(scene)).OfType<CheckResult>()];
}
