using System.Globalization;

namespace CcHcPublish.Cli.Output;

/// <summary>
/// Tells how far a long work is: on a terminal a bar that is drawn over, elsewhere a plain line at each quarter. Never part of the result.
/// Safe from several threads; disposing clears the bar.
/// </summary>
public sealed class ProgressLine : IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly TextWriter errors;
    private readonly string title;
    private readonly int total;
    private readonly OutputSettings settings;
    private readonly TimeProvider clock;
    private int done;
    private int toldQuarters;
    private long? drawnAt;

    internal ProgressLine(TextWriter errors, string title, int total, OutputSettings settings, TimeProvider clock) =>
        (this.errors, this.title, this.total, this.settings, this.clock) = (errors, title, Math.Max(1, total), settings, clock);

    /// <summary>One step more is done; <paramref name="what"/> names it on the bar.</summary>
    public void Step(string what = "")
    {
        lock (gate)
        {
            done = Math.Min(total, done + 1);
            if (settings.IsLive) Draw(what);
            else Tell();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (drawnAt is not null) errors.Write("\r\e[K");
            drawnAt = null;
        }
    }

    private void Draw(string what)
    {
        if (drawnAt is { } last && done < total && clock.GetElapsedTime(last) < Redraw) return;
        drawnAt = clock.GetTimestamp();
        var filled = done * BarWidth / total;
        var head = $"{title} {new string('█', filled)}{new string('░', BarWidth - filled)} {done}/{total} ";
        var room = settings.Width - TerminalText.Width(head) - 1;
        var tail = room > 8 ? TerminalText.Wrap(TerminalText.Clean(what), room)[0] : "";
        errors.Write($"\r\e[K{head}{tail}");
    }

    private void Tell()
    {
        var quarters = done * 4 / total;
        if (quarters == toldQuarters) return;
        toldQuarters = quarters;
        errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {done}/{total} ({done * 100 / total}%)"));
    }
}
