using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Torture;

/// <summary>Keeps what the product logged as an error with an exception that no fault of a plan explains.</summary>
internal sealed class Logs : ILoggerFactory, ILogger
{
    public List<string> Unforeseen { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) { }

    public void Dispose() { }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error && exception is not null && !IsForeseen(exception))
            Unforeseen.Add($"{formatter(state, exception)} {exception}");
    }

    private static bool IsForeseen(Exception e) =>
        e
            is SimulatedCrashException
                or StoreUnavailableException
                or StoreContendedException
                or LeaseLostException
                or DamagedRowException
                or ListClosedException;
}
