using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>A rhythm as a sentence words it.</summary>
/// <param name="At">Where it begins in the text that was searched.</param>
/// <param name="Weak">Only hinted at (年度考核), so that other words beside it win.</param>
/// <param name="Doubt">Why it is only the nearest to what the words say; null where it is what they say.</param>
internal sealed record Rhythm(Recurrence Recurrence, int At, int Length, bool Weak = false, string? Doubt = null)
{
    public int End => At + Length;
}
