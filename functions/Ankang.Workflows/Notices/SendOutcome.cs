namespace Ankang.Workflows.Notices;

public enum SendOutcome
{
    /// <summary>The server took it for at least one recipient.</summary>
    Accepted,

    /// <summary>A bad hour: nothing is known to be wrong with the message or its recipients.</summary>
    TryAgain,

    /// <summary>Every recipient was refused for good.</summary>
    Refused,
}
