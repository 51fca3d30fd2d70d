namespace Ankang.Workflows.Links;

/// <summary>What a link said before it was a person's: the unit whose page it opened. It opens nothing any more.</summary>
/// <param name="Epoch">The unit's link epoch; raising it in the directory revokes all older links.</param>
/// <param name="ValidUntil">Last civil day (Asia/Shanghai) of the link, inside.</param>
public sealed record LinkToken(string List, string Unit, int Epoch, DateOnly ValidUntil);
