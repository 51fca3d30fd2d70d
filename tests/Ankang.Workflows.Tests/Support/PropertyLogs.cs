using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Tests.Support;

/// <summary>Keeps what the product logged as an error: a property allows none.</summary>
internal sealed class PropertyLogs : ILoggerFactory, ILogger
{
    public List<string> Errors { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) { }

    public void Dispose() { }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error)
            Errors.Add($"{formatter(state, exception)} {exception}");
    }
}
