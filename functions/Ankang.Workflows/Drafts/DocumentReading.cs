using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Drafts;

/// <summary>Reads a document that people uploaded; a host does it in a process of its own (<see cref="DocumentProcess"/>).</summary>
/// <exception cref="FaultyFileException">It cannot be read as a list, or costs too much.</exception>
public delegate Task<ReadDocument> DocumentReading(DocumentQuestion question, CancellationToken cancellation);
