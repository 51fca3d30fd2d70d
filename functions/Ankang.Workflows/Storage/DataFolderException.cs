namespace Ankang.Workflows.Storage;

/// <summary>The data folder cannot be used; the message says in one line why and what mends it.</summary>
public sealed class DataFolderException(string message, Exception? inner = null) : Exception(message, inner);
