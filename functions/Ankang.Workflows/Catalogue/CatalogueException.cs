using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Catalogue;

/// <summary>A catalogue, directory or published list cannot be used; carries all its faults.</summary>
public sealed class CatalogueException(IReadOnlyList<FileFault> faults) : FaultyFileException(faults);
