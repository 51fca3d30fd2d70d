namespace Ankang.Workflows.Rules.Lists;

/// <summary>One obligation of one list: what an orchestration runs.</summary>
public sealed record ObligationRef(string List, string Obligation);
