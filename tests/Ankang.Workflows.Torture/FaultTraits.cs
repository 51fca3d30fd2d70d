namespace Ankang.Workflows.Torture;

/// <summary>What the torture has to know of a kind of fault.</summary>
internal static class FaultTraits
{
    public static IReadOnlyList<FaultKind> All { get; } = Enum.GetValues<FaultKind>();

    /// <summary>How often it is drawn beside the others: more often what seldom finds a mail to befall, less often what ends much.</summary>
    public static int Weight(FaultKind kind) =>
        kind switch
        {
            FaultKind.BackupRestored or FaultKind.AllAsleep => 3,
            FaultKind.RestartStorm or FaultKind.MailRefused or FaultKind.MailDown => 9,
            FaultKind.CrashAfter or FaultKind.CrashBefore or FaultKind.CrashAtMail or FaultKind.MailUnheard or FaultKind.RowDamaged => 6,
            _ => 4,
        };

    /// <summary>The call that it befalls; null for what holds for a time or befalls the whole.</summary>
    public static bool Befalls(FaultKind kind, CallKind call) =>
        kind switch
        {
            FaultKind.CrashBefore or FaultKind.StoreRefuses => call != CallKind.Mail,
            FaultKind.CrashAfter or FaultKind.StoreUnheard or FaultKind.OwnConflict => call == CallKind.Commit,
            FaultKind.CrashAtMail or FaultKind.MailGreylisted or FaultKind.MailCut or FaultKind.MailUnheard => call == CallKind.Mail,
            _ => false,
        };

    /// <summary>A message may leave again under its id: its sender did not hear, or could not write down, that it was taken.</summary>
    public static bool MayRepeat(FaultKind kind) =>
        kind
            is FaultKind.CrashBefore
                or FaultKind.CrashAfter
                or FaultKind.CrashAtMail
                or FaultKind.RestartStorm
                or FaultKind.StoreRefuses
                or FaultKind.StoreUnheard
                or FaultKind.OwnConflict
                or FaultKind.StoreOutage
                or FaultKind.DiskFull
                or FaultKind.MailUnheard
                or FaultKind.RowDamaged;

    /// <summary>Nothing that stands in the store is cut off or harmed by it: the audit has nothing to mend.</summary>
    public static bool LeavesTheStoreWhole(FaultKind kind) =>
        kind is FaultKind.MailRefused or FaultKind.MailGreylisted or FaultKind.MailCut or FaultKind.MailUnheard or FaultKind.MailDown;
}
