namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>One difference that the audit must see.</summary>
/// <param name="What">What its page says that differs.</param>
/// <param name="IsMended">The audit puts it right; else it waits for a person.</param>
public sealed record AuditDamage(RowDamage Row, string What, bool IsMended)
{
    public override string ToString() => $"{Row.Kind} {Row.Way}";
}
