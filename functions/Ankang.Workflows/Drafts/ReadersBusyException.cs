using Ankang.Workflows.Calendar;

namespace Ankang.Workflows.Drafts;

/// <summary>A document was not looked at: others were being read, and its turn did not come in time. Sent again later, it may be read.</summary>
public sealed class ReadersBusyException(FileFault fault) : FaultyFileException([fault]);
