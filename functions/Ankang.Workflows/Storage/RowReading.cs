using System.Diagnostics.CodeAnalysis;

namespace Ankang.Workflows.Storage;

/// <summary>What became of reading a row: its value, or why there is none.</summary>
public sealed record RowReading<T>(T? Value, DamagedRow? Damage)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Damage))]
    public bool IsWhole => Damage is null;
}
