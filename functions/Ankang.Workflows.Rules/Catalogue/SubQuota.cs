namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>A quota inside a yearly quota (其中…): task 13 asks 2 of its 12 articles to be in provincial or central media.</summary>
public sealed record SubQuota(string What, int PerYear);
