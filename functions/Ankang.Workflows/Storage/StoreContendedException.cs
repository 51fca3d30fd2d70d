namespace Ankang.Workflows.Storage;

/// <summary>Others wrote first in every attempt; the same request may be sent again.</summary>
public sealed class StoreContendedException(string message) : StoreUnavailableException(message);
