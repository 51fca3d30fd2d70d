using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Assessment;

/// <summary>自评 or 申诉 of a unit, with the office's answer. Kept for ever.</summary>
/// <param name="Id">Names the request that brought it.</param>
/// <param name="Item">The item that an objection is about; null for one about the whole.</param>
/// <param name="Answer">Null while the office has not answered.</param>
public sealed record UnitStatement(
    string Id,
    string Unit,
    StatementKind Kind,
    DueItemKey? Item,
    string Text,
    Actor By,
    DateTimeOffset At,
    StatementAnswer? Answer = null
)
{
    /// <summary>An objection that waits for the office.</summary>
    public bool Waits => Kind == StatementKind.Objection && Answer is null;
}
