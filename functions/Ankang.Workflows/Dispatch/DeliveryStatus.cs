namespace Ankang.Workflows.Dispatch;

/// <summary>What a mail service reports of a recipient after it accepted the message.</summary>
public enum DeliveryStatus
{
    /// <summary>已送达</summary>
    Delivered,

    /// <summary>退信: the recipient's server sent it back.</summary>
    Bounced,

    /// <summary>The service does not send to the address any more.</summary>
    Suppressed,
}
