namespace Ankang.Workflows.Web.Hosting;

/// <param name="Export">Name of the export.</param>
/// <param name="Written">False where it was there already.</param>
public sealed record ExportGlance(string Export, bool Written);
