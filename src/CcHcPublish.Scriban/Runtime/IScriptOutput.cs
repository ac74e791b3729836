using System.Text;

namespace Scriban.Runtime;

/// <summary>Where rendered text goes.</summary>
public interface IScriptOutput
{
    void Write(string text, int offset, int count);

    ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken);
}

public class StringBuilderOutput(StringBuilder builder) : IScriptOutput
{
    public StringBuilderOutput()
        : this(new StringBuilder())
    {
    }

    public StringBuilder Builder { get; } = builder;

    public void Write(string text, int offset, int count) => Builder.Append(text, offset, count);

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Builder.Append(text, offset, count);
        return ValueTask.CompletedTask;
    }

    public override string ToString() => Builder.ToString();
}

public class TextWriterOutput(TextWriter writer) : IScriptOutput
{
    public TextWriterOutput()
        : this(new StringWriter(System.Globalization.CultureInfo.InvariantCulture))
    {
    }

    public TextWriter Writer { get; } = writer;

    public void Write(string text, int offset, int count) => Writer.Write(text.AsSpan(offset, count));

    public async ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken) =>
        await Writer.WriteAsync(text.AsMemory(offset, count), cancellationToken);

    public override string? ToString() => Writer.ToString();
}
