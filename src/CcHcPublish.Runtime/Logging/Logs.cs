using System.Globalization;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;

namespace CcHcPublish.Runtime.Logging;

/// <summary>
/// The process's log: JSON lines in daily files and warnings on standard error, all through <see cref="Mask"/>. Serilog is loaded
/// and the folder made when the first line is written, so a command that has nothing to say pays nothing. Scopes, such as the one
/// that carries PublicationId, are properties of every line inside them.
/// </summary>
/// <remarks>Both a factory, for <see cref="RuntimeSettings.Logs"/>, and a provider, for <c>builder.Logging.ClearProviders().AddProvider(logs)</c>.</remarks>
public sealed class Logs : ILoggerFactory, ILoggerProvider
{
    private const string ConsoleLine = "{Timestamp:HH:mm:ss} {Level:u3} {FirstLine:l}{NewLine}";
    private const int MostFiles = 400;

    private readonly LogSettings settings;
    private readonly LoggerExternalScopeProvider scopes = new();
    private int errors;
    // Not the provider's own type: naming it here would load Serilog with this class.
    private readonly Lazy<ILoggerProvider> serilog;

    public Logs(LogSettings settings)
    {
        this.settings = settings;
        serilog = new Lazy<ILoggerProvider>(() => Open());
    }

    /// <summary>How many errors were logged.</summary>
    public int Errors => Volatile.Read(ref errors);

    /// <summary>Where the files are.</summary>
    public string Folder => settings.Folder;

    /// <summary>Where tokens are registered as soon as they are known.</summary>
    public SecretMask Mask { get; } = new();

    public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => new LateLogger(this, categoryName, settings.LevelOf(categoryName));

    /// <exception cref="NotSupportedException">Always: everything goes through the mask.</exception>
    void ILoggerFactory.AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Logs has one provider, its own.");

    /// <summary>Writes out what is left.</summary>
    public void Dispose()
    {
        if (serilog.IsValueCreated) serilog.Value.Dispose();
    }

    private SerilogLoggerProvider Open()
    {
        var output = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.Logger(
                console => console.Enrich.With(new FirstLine()).WriteTo.Console(
                    outputTemplate: ConsoleLine, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose),
                SerilogLevel(settings.ConsoleLevel))
            .WriteTo.File(
                new JsonFormatter(renderMessage: true),
                Path.Combine(settings.Folder, "cchc-.json"),
                SerilogLevel(settings.Level),
                settings.LargestFile,
                rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: MostFiles,
                retainedFileTimeLimit: settings.Kept)
            .CreateLogger();
        var masked = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .Destructure.With(new SecretsStayHidden())
            .Destructure.ToMaximumDepth(6)
            .Destructure.ToMaximumCollectionCount(200)
            .Enrich.FromLogContext()
            .WriteTo.Sink(new RedactingSink(output, Mask))
            .CreateLogger();
        return new SerilogLoggerProvider(masked, dispose: true);
    }

    private static LogEventLevel SerilogLevel(LogLevel level) => level switch
    {
        LogLevel.Trace => LogEventLevel.Verbose,
        LogLevel.Debug => LogEventLevel.Debug,
        LogLevel.Information => LogEventLevel.Information,
        LogLevel.Warning => LogEventLevel.Warning,
        LogLevel.Error => LogEventLevel.Error,
        // Nothing is above fatal: "off" is answered before Serilog is reached.
        _ => LogEventLevel.Fatal,
    };

    /// <summary>Decides by itself what is not worth logging, and reaches Serilog only for what is.</summary>
    private sealed class LateLogger(Logs logs, string category, LogLevel least) : Microsoft.Extensions.Logging.ILogger
    {
        private Microsoft.Extensions.Logging.ILogger? inner;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel < LogLevel.None;

        public IDisposable BeginScope<TState>(TState state) where TState : notnull => logs.scopes.Push(state);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel) || IsToldBetter(eventId, () => formatter(state, exception))) return;
            if (logLevel >= LogLevel.Error) Interlocked.Increment(ref logs.errors);
            inner ??= logs.serilog.Value.CreateLogger(category);
            List<IDisposable?> open = [];
            logs.scopes.ForEachScope((scope, list) => list.Add(scope is null ? null : inner.BeginScope(scope)), open);
            try
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
            }
            finally
            {
                for (var last = open.Count - 1; last >= 0; last--) open[last]?.Dispose();
            }
        }

        /// <summary>Quartz's word that a job threw comes at each run and gives no reason; WatchJobs and RunDeskJob tell it with what it means.</summary>
        private bool IsToldBetter(EventId eventId, Func<string> text) => category.StartsWith("Quartz", StringComparison.Ordinal) && eventId.Name switch
        {
            "JobThrewUnhandledException" or "JobThrewJobExecutionException" => true,
            // Of errors around one run, listeners' among them, only this one is the job's own.
            "SchedulerErrorForFire" => text() is var told && told.StartsWith("Job ", StringComparison.Ordinal) && told.Contains(" threw an exception.", StringComparison.Ordinal),
            _ => false,
        };
    }
}
