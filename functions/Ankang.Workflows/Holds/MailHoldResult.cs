using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Holds;

/// <summary>What became of a 暂缓 or 恢复 of a mail.</summary>
public abstract record MailHoldResult
{
    /// <summary>Done now, or by the same request before.</summary>
    public sealed record Done(MailHold Hold) : MailHoldResult;

    /// <summary>It was lifted already, or is over; nothing was done.</summary>
    public sealed record Over(MailHold Hold) : MailHoldResult;

    public sealed record Invalid(IReadOnlyList<FormError> Errors) : MailHoldResult;

    public sealed record NotFound : MailHoldResult;
}
