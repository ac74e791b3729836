using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output;

/// <summary>
/// Where a command speaks: results on standard output, refusals and progress on standard error, both in UTF-8. Everything written as
/// a line is cleaned, so content cannot steer the terminal. With JSON or CSV only the document reaches standard output.
/// </summary>
public sealed class CommandConsole(TextWriter output, TextWriter errors, OutputSettings settings)
{
    private static readonly JsonWriterOptions JsonOptions = new()
    {
        Indented = true,
        // For terminals and files, never for HTML: Vietnamese stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public OutputSettings Settings => settings;

    public Language Language => settings.Language;

    public OutputFormat Format => settings.Format;

    /// <summary>Where answers of the person come from; null for the process's own console.</summary>
    public TextReader? Input { get; init; }

    /// <summary>The process's own console.</summary>
    public static CommandConsole Standard(OutputSettings settings)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected) Console.OutputEncoding = utf8;
        return new CommandConsole(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()), settings);

        TextWriter Writer(Stream stream) => TextWriter.Synchronized(new StreamWriter(stream, utf8) { AutoFlush = true });
    }

    public string Say(Words words) => words.In(settings.Language);

    public void Heading(string text) => output.WriteLine(Colours.Paint(TerminalText.Clean(text), Tone.Strong, settings.HasColour));

    public void Line(string text = "", Tone tone = Tone.None) => output.WriteLine(Colours.Paint(TerminalText.Clean(text), tone, settings.HasColour));

    public void Line(Words words, Tone tone = Tone.None) => Line(Say(words), tone);

    /// <summary>Text broken at blanks; the first line begins with <paramref name="lead"/>, the others below its end.</summary>
    public void Paragraph(string text, string lead = "", Tone tone = Tone.None)
    {
        lead = TerminalText.Clean(lead);
        var indent = TerminalText.Width(lead);
        foreach (var line in TerminalText.Wrap(TerminalText.Clean(text), Math.Max(20, settings.Width - indent)))
        {
            output.Write(lead);
            output.WriteLine(Colours.Paint(line, tone, settings.HasColour));
            lead = new string(' ', indent);
        }
    }

    public void Write(Table table) => output.Write(TableText.Render(table, settings));

    public void WriteCsv(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) => output.Write(CsvText.Render(header, rows));

    /// <summary>One JSON document, indented, ended by a line feed.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write) => WriteDocument(buffer =>
    {
        using var json = new Utf8JsonWriter(buffer, JsonOptions);
        write(json);
    });

    /// <summary>A document that writes itself in UTF-8, ended by a line feed.</summary>
    public void WriteDocument(Action<Stream> write)
    {
        using var buffer = new MemoryStream();
        write(buffer);
        output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n");
    }

    /// <summary>Why a command was refused, and what its user can do next.</summary>
    public void Error(Words message, Words? advice = null)
    {
        errors.WriteLine(Colours.Paint(TerminalText.Clean(Say(message)), Tone.Bad, settings.HasColour && settings.IsLive));
        if (advice is { } next) errors.WriteLine(TerminalText.Clean(Say(next)));
    }

    public void Error(Finding finding)
    {
        var (message, place) = (Say(finding.Message), finding.Place);
        Error(new Words($"{place}: {message}", $"{place}: {message}"), finding.Advice);
    }

    /// <summary>What the person must see or do now, on standard error: the result alone goes to standard output.</summary>
    public void Notice(Words words) => errors.WriteLine(TerminalText.Clean(Say(words)));

    /// <summary>A question, with the cursor left behind it.</summary>
    public void Ask(Words question)
    {
        errors.Write(TerminalText.Clean(Say(question)) + " ");
        errors.Flush();
    }

    /// <summary>Progress of a work of <paramref name="total"/> steps, on standard error.</summary>
    public ProgressLine Progress(Words title, int total, TimeProvider clock) => new(errors, Say(title), total, settings, clock);
}
