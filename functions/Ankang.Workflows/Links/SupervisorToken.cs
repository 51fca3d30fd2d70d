namespace Ankang.Workflows.Links;

/// <summary>What a supervisor's link said before links were a person's: the unit that he answered for. It opens nothing any more.</summary>
/// <param name="Person">Of his address.</param>
/// <param name="ValidUntil">Last civil day (Asia/Shanghai) of the link, inside.</param>
public sealed record SupervisorToken(string List, string Unit, int Epoch, string Person, DateOnly ValidUntil);
