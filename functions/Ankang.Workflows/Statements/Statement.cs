using Ankang.Workflows.Reports;

namespace Ankang.Workflows.Statements;

/// <summary>报表: the official table as it stood on a day, with the picture of the year beside it.</summary>
/// <param name="Picture">An SVG.</param>
public sealed record Statement(TableModel Table, string Picture);
