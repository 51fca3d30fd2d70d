namespace Ankang.Workflows.Dispatch;

/// <summary>What became of a message.</summary>
public enum MailState
{
    /// <summary>待发: written down, about to be handed over. Found after a crash, it is handed over again under its id.</summary>
    Prepared,

    /// <summary>已发: accepted for at least one recipient.</summary>
    Accepted,

    /// <summary>未送达: every recipient was refused for good, on a second day too.</summary>
    Refused,

    /// <summary>
    /// 顺延: nobody got it yet. It is tried again within its slot where that is of use; at the next slot its notices go out anew, and what
    /// carries none is handed over again.
    /// </summary>
    Deferred,

    /// <summary>暂缓: a mail of no single item that the office keeps back; it is handed over at the first slot after.</summary>
    Held,

    /// <summary>撤回: all its items closed before it left.</summary>
    Withdrawn,
}
