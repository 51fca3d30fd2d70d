namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>One difference that the audit must see.</summary>
/// <param name="What">What its page says that differs.</param>
/// <param name="IsMended">The audit puts it right; else it waits for a person.</param>
/// <param name="TurnSays">What the history says where a turn puts it right before the audit comes to the item; null where none does.</param>
public sealed record AuditDamage(RowDamage Row, string What, bool IsMended, string? TurnSays = null)
{
    public override string ToString() => $"{Row.Kind} {Row.Way}";
}
