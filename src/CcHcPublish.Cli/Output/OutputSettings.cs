using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output;

public enum OutputFormat
{
    Text,
    Json,
    Csv,
}

/// <summary>How a command speaks: language, format, and what the place it writes to can show.</summary>
/// <param name="Width">Columns of a line, from 40.</param>
public sealed record OutputSettings(Language Language, OutputFormat Format, int Width)
{
    private const int RedirectedWidth = 120;
    private const int NarrowestLine = 40;
    private const int WidestLine = 200;

    public bool HasColour { get; init; }

    /// <summary>A line can be drawn over: progress is a moving bar and not a list.</summary>
    public bool IsLive { get; init; }

    /// <summary>
    /// Looks at the real console. A redirected output is 120 wide and plain; NO_COLOR (no-color.org) and TERM=dumb switch colour off on a terminal too.
    /// </summary>
    public static OutputSettings Detect(Language language, OutputFormat format)
    {
        var isTerminal = !Console.IsOutputRedirected;
        var takesEscapes = TakesEscapes();
        return new OutputSettings(language, format, isTerminal ? Math.Clamp(TerminalWidth(), NarrowestLine, WidestLine) : RedirectedWidth)
        {
            HasColour = isTerminal && takesEscapes && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            IsLive = !Console.IsErrorRedirected && takesEscapes,
        };
    }

    /// <summary>Escape sequences work everywhere but on a dumb terminal and in the old Windows console, which prints them.</summary>
    private static bool TakesEscapes()
    {
        var term = Environment.GetEnvironmentVariable("TERM");
        if (term == "dumb") return false;
        return !OperatingSystem.IsWindows() || term is not null || Environment.GetEnvironmentVariable("WT_SESSION") is not null;
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return RedirectedWidth;
        }
    }
}
