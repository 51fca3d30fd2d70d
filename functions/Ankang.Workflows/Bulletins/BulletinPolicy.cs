using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Bulletins;

/// <summary>What the office decides about one bulletin beside its words.</summary>
/// <param name="NamesFrom">点名: units are named from this rung on; of those below the numbers alone are told.</param>
/// <param name="DemandBy">整改期限: the day by which what is overdue is to be done.</param>
public sealed record BulletinPolicy(Rung NamesFrom, DateOnly DemandBy)
{
    /// <summary>Working days after the cut-off within which what is overdue is to be done, unless a person says otherwise.</summary>
    public const int DemandDays = 10;
}
