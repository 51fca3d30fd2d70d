namespace Ankang.Workflows.Storage;

/// <summary>The store did not answer or refused to serve; nothing is known to have been written. Try again later.</summary>
public class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
