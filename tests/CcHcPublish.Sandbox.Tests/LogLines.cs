using Microsoft.Extensions.Logging;

namespace CcHcPublish.Sandbox.Tests;

/// <summary>A log that keeps what was written.</summary>
public sealed class LogLines<T> : ILogger<T>
{
    public List<string> Written { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Add(formatter(state, exception) + exception);
}
