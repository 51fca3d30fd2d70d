namespace Ankang.Workflows.Torture;

/// <summary>What may befall a run.</summary>
/// <remarks>A store answers 429, 503 and a timeout alike for whoever calls it: it did not serve; what counts is whether it wrote.</remarks>
public enum FaultKind
{
    /// <summary>A process dies before a call of the store has any effect.</summary>
    CrashBefore,

    /// <summary>A write is done, then the process dies before it hears so.</summary>
    CrashAfter,

    /// <summary>A mail is taken, then the process dies before it hears so.</summary>
    CrashAtMail,

    /// <summary>For some hours a process dies every few calls, and is started again.</summary>
    RestartStorm,

    /// <summary>429, 503 or a timeout: one call is not done.</summary>
    StoreRefuses,

    /// <summary>500 or a timeout: one write is done, its answer is lost.</summary>
    StoreUnheard,

    /// <summary>409 of one's own write: it is done, and the answer is that somebody else was first.</summary>
    OwnConflict,

    /// <summary>For some hours no call of the store is served, for one host or for all.</summary>
    StoreOutage,

    /// <summary>For some hours nothing can be written; reads are served.</summary>
    DiskFull,

    /// <summary>For some hours or days the mail server refuses one address for good.</summary>
    MailRefused,

    /// <summary>A mail is put off: every recipient later.</summary>
    MailGreylisted,

    /// <summary>The connection breaks in DATA: the mail is not taken.</summary>
    MailCut,

    /// <summary>A mail is taken, and the connection breaks before the answer.</summary>
    MailUnheard,

    /// <summary>For some hours or days the mail server cannot be reached.</summary>
    MailDown,

    /// <summary>A host's clock stands back by minutes, hours or days for a while.</summary>
    ClockBack,

    /// <summary>A host's clock is some minutes ahead for a while.</summary>
    ClockForth,

    /// <summary>A host sleeps for days or weeks, and goes on with the memory that it had.</summary>
    HostAsleep,

    /// <summary>All hosts sleep.</summary>
    AllAsleep,

    /// <summary>A row is damaged, and put back after some days.</summary>
    RowDamaged,

    /// <summary>A row is lost, and put back after some days.</summary>
    RowLost,

    /// <summary>The store of the day before is put back.</summary>
    BackupRestored,
}
