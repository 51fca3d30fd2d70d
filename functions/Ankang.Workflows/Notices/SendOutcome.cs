namespace Ankang.Workflows.Notices;

public enum SendOutcome
{
    /// <summary>The server took it for at least one recipient.</summary>
    Accepted,

    /// <summary>The server took it for nobody, and it is no recipient's fault: a bad hour, or something of ours to mend.</summary>
    TryAgain,

    /// <summary>Every recipient was refused, each for a reason of his own.</summary>
    Refused,
}
