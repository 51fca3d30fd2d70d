namespace Ankang.Workflows.Web.Handovers;

/// <summary>One thing that is not over.</summary>
/// <param name="Href">Where it goes on.</param>
public sealed record OpenMatter(string Words, string Href);
