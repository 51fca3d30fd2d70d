using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>A text that belongs to no task: a cover letter, a preamble, a note below the table.</summary>
internal sealed record Unread(string Text, Place Place);
