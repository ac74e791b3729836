using CcHcPublish.Core.Text;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Logging;

/// <summary>What is logged, and where.</summary>
/// <param name="Folder">Folder of the log files; made when the first line is written.</param>
public sealed record LogSettings(string Folder)
{
    /// <summary>Variable that sets <see cref="Level"/>: debug, information, warning or error.</summary>
    public const string LevelVariable = "CCHC_LOG";

    private static readonly Dictionary<string, LogLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trace"] = LogLevel.Trace,
        ["debug"] = LogLevel.Debug,
        ["information"] = LogLevel.Information,
        ["warning"] = LogLevel.Warning,
        ["error"] = LogLevel.Error,
        ["off"] = LogLevel.None,
    };

    /// <summary>Least level of the files.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Least level of the console, where only what somebody should see now belongs.</summary>
    public LogLevel ConsoleLevel { get; init; } = LogLevel.Warning;

    public TimeSpan Kept { get; init; } = TimeSpan.FromDays(31);

    /// <summary>Size at which a day's next file begins, in bytes.</summary>
    public long LargestFile { get; init; } = 32 * 1024 * 1024;

    /// <summary>The files of a data folder, at the level the environment asks for; an unknown word is told and changes nothing.</summary>
    public static LogSettings Of(string dataFolder, out Words? problem)
    {
        var settings = new LogSettings(Path.Combine(dataFolder, "logs"));
        problem = null;
        if (Environment.GetEnvironmentVariable(LevelVariable) is not { Length: > 0 } word) return settings;
        if (Levels.TryGetValue(word, out var level)) return settings with { Level = level };
        problem = new(
            $"{LevelVariable} không nhận “{word}”. Chọn một trong: {string.Join(", ", Levels.Keys)}.",
            $"{LevelVariable} does not take “{word}”. Choose one of: {string.Join(", ", Levels.Keys)}.");
        return settings;
    }

    /// <summary>Frameworks are heard from a warning on; the rest from <see cref="Level"/>.</summary>
    internal LogLevel LevelOf(string category) =>
        category.StartsWith("Microsoft.", StringComparison.Ordinal) || category.StartsWith("System.", StringComparison.Ordinal) || category.StartsWith(
            "Quartz", StringComparison.Ordinal)
            ? (LogLevel)Math.Max((int)Level, (int)LogLevel.Warning)
            : (LogLevel)Math.Min((int)Level, (int)ConsoleLevel);
}
