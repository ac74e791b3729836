using Scriban.Execution;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban;

public partial class TemplateContext
{
    private const string Cut = "...";

    private TextBuffer? _buffer = new();
    private IScriptOutput? _output;
    private Stack<IScriptOutput>? _outputs;
    private TextBuffer? _spare;
    private bool _afterLineFeed;
    private long _written;

    public IScriptOutput Output => (IScriptOutput?)_buffer ?? _output!;

    public int OutputCount => (_outputs?.Count ?? 0) + 1;

    /// <summary>Whether writing now and writing a finished text later come to the same.</summary>
    internal bool PrintsDirectly => Indent.Length == 0 && LimitToString == 0 && !_isDerived && EnableOutput;

    /// <summary>Whether the last character written was a line feed. A text rendered apart leaves it as it was.</summary>
    internal bool AfterLineFeed
    {
        get => _afterLineFeed;
        set => _afterLineFeed = value;
    }

    /// <summary>What precedes the next line that is printed; empty for none.</summary>
    internal string Indent { get; set; } = string.Empty;

    public void PushOutput()
    {
        var buffer = _spare ?? new TextBuffer();
        _spare = null;
        PushOutput(buffer);
    }

    public void PushOutput(IScriptOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        (_outputs ??= new Stack<IScriptOutput>()).Push(Output);
        SetOutput(output);
    }

    public IScriptOutput PopOutput()
    {
        if (_outputs is not { Count: > 0 })
        {
            throw new InvalidOperationException("No output was pushed");
        }

        var popped = Output;
        SetOutput(_outputs.Pop());
        return popped;
    }

    public TemplateContext Write(string? text)
    {
        Append(text);
        return this;
    }

    public virtual TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        PrintValue(textAsObject);
        return this;
    }

    internal void Print(Location at, object value)
    {
        if (_isDerived)
        {
            Write(at.Span, value);
        }
        else
        {
            PrintValue(value);
        }
    }

    internal void Append(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !EnableOutput)
        {
            return;
        }

        if (Indent.Length == 0)
        {
            Emit(text);
        }
        else
        {
            AppendIndented(text);
        }

        _afterLineFeed = text[^1] == '\n';
    }

    /// <summary>Room in the output itself, where nothing has to be done to written text; empty elsewhere.</summary>
    internal Span<char> ReserveDirect(int count) =>
        _buffer is not null && Indent.Length == 0 && EnableOutput && (LimitToString == 0 ? _buffer.Length + count <= MaximumText : _written + count <= LimitToString)
            ? _buffer.Reserve(count)
            : default;

    internal void AdvanceDirect(int count)
    {
        _buffer!.Advance(count);
        _written += count;
        _afterLineFeed = _buffer.Written[^1] == '\n';
    }

    /// <summary>Ends an output begun with <see cref="PushOutput()"/> and gives its text.</summary>
    internal string PopText()
    {
        var popped = PopOutput();
        var text = popped.ToString() ?? string.Empty;
        Recycle(popped);
        return text;
    }

    internal void Recycle(IScriptOutput output)
    {
        if (output is TextBuffer buffer)
        {
            buffer.Clear();
            if (_spare is null)
            {
                _spare = buffer;
            }
            else
            {
                buffer.Release();
            }
        }
    }

    /// <summary>The text rendered into the current output, which is empty afterwards.</summary>
    internal string TakeOutput()
    {
        var text = Output.ToString() ?? string.Empty;
        if (_buffer is not null)
        {
            _buffer.Release();
        }
        else if (_output is StringBuilderOutput builder)
        {
            builder.Builder.Clear();
        }

        _spare?.Release();
        return text;
    }

    private void PrintValue(object? value)
    {
        switch (value)
        {
            case not null when _isDerived:
                Append(ObjectToString(value));
                break;
            case string text:
                Append(text);
                break;
            case int number:
                PrintInteger(number);
                break;
            case long number:
                PrintInteger(number);
                break;
            case bool truth:
                Append(truth ? "true" : "false");
                break;
            default:
                Append(ObjectToString(value));
                break;
        }
    }

    private void PrintInteger(long number)
    {
        Span<char> digits = stackalloc char[32];
        if (number.TryFormat(digits, out var length, default, CurrentCulture))
        {
            Append(digits[..length]);
        }
        else
        {
            Append(number.ToString(CurrentCulture));
        }
    }

    private void AppendIndented(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('\n') + 1;
            var line = end == 0 ? text : text[..end];
            if (_afterLineFeed && (IndentOnEmptyLines || line is not ("\n" or "\r\n")))
            {
                Emit(Indent);
            }

            Emit(line);
            _afterLineFeed = end > 0;
            text = text[line.Length..];
        }
    }

    private void Emit(ReadOnlySpan<char> text)
    {
        if (LimitToString > 0)
        {
            var before = _written;
            _written += text.Length;
            if (_written > LimitToString)
            {
                if (before > LimitToString)
                {
                    return;
                }

                Put(text[..(int)(LimitToString - before)]);
                text = Cut;
                _written = (long)LimitToString + 1;
            }
        }

        Put(text);
    }

    private void Put(ReadOnlySpan<char> text)
    {
        if (_buffer is not null)
        {
            if (LimitToString == 0 && text.Length > MaximumText - _buffer.Length)
            {
                throw new OutputFullException(MaximumText);
            }

            _buffer.Append(text);
        }
        else
        {
            _output!.Write(new string(text), 0, text.Length);
        }
    }

    private void SetOutput(IScriptOutput output)
    {
        _buffer = output as TextBuffer;
        _output = _buffer is null ? output : null;
    }

    private void ResetOutput()
    {
        while (_outputs is { Count: > 0 })
        {
            Recycle(PopOutput());
        }

        _buffer?.Clear();
        Indent = string.Empty;
        _afterLineFeed = false;
        _written = 0;
    }
}
