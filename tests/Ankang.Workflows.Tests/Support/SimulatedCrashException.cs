namespace Ankang.Workflows.Tests.Support;

/// <summary>The process died here. Nothing but a test may catch it.</summary>
public sealed class SimulatedCrashException(string message) : Exception(message);
