namespace Ankang.Workflows.Torture;

/// <summary>Where whoever calls the store or the mail server waits for its turn: between two calls anybody else may have been there.</summary>
internal interface ITurns
{
    /// <param name="host">Who waits.</param>
    Task EnterAsync(int host);
}
