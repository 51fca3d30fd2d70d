using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Bulletins;

/// <summary>发送范围 as the person chose it who issues a bulletin.</summary>
/// <param name="BehindOnly">Units with something overdue, or on the ladder within the span; else all units of the bulletin.</param>
/// <param name="Roles">Of the units; empty for the leader alone.</param>
/// <param name="ToLeader">To the leaders of the office's own unit, too.</param>
public sealed record MailingChoice(bool BehindOnly, IReadOnlyList<RecipientRole> Roles, bool ToLeader)
{
    /// <summary>What the form offers at first: 联络员 and 分管领导 of all units, and the office's own leaders.</summary>
    public static MailingChoice Default { get; } = new(BehindOnly: false, [RecipientRole.Liaison, RecipientRole.Supervisor], ToLeader: true);
}
