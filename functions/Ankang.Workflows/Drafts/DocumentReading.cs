using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Drafts;

/// <summary>Reads an uploaded document; a host does it in a process of its own (<see cref="DocumentProcess"/>).</summary>
/// <param name="year">Of the list, where the document does not say it.</param>
/// <param name="units">The directory by which names are found, as <c>units.yaml</c>; null without one.</param>
/// <exception cref="FaultyFileException">It cannot be read as a list, or costs too much.</exception>
public delegate Task<ReadDocument> DocumentReading(DraftFile document, int? year, string? units, CancellationToken cancellation);
