using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>Who pressed 正式启用, and what the checks before it (启用前检查) had found wanting.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Unmet">Names of the checks that were red, parted by 、; empty where all were green.</param>
public sealed record ListActivation(Actor By, DateTimeOffset At, string Unmet);
