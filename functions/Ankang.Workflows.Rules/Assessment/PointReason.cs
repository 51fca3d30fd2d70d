using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>Why a point stands: all that a sentence about it needs, as data.</summary>
public sealed record PointReason
{
    /// <summary>What the item was at the cut-off; null for what a person entered.</summary>
    public ItemVerdict? Verdict { get; init; }

    /// <summary>The day by which the item was judged; null for what a person entered.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The gravest rung that counts; <see cref="Catalogue.Rung.None"/> where none does.</summary>
    public Rung Rung { get; init; }

    /// <summary>The day on which that rung left, Asia/Shanghai.</summary>
    public DateOnly? RungOn { get; init; }

    /// <summary>The weight by which the row was multiplied.</summary>
    public decimal Weight { get; init; } = 1;

    /// <summary>退回补正: how often; a repeated lapse: which one of the duty it is. Else 0.</summary>
    public int Times { get; init; }

    /// <summary>The unit that was asked, where this one only helps (配合单位); null for its own item.</summary>
    public string? Lead { get; init; }

    /// <summary>The entry of a person; null for an item.</summary>
    public HandEntry? Entry { get; init; }

    /// <summary>What it would be without a cap; equal to the points where none bit.</summary>
    public decimal Uncapped { get; init; }
}
