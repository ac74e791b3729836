using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CcHcPublish.Sandbox.Reader;

/// <summary>Finished markup. Made only from interpolated strings whose holes are escaped, so that no text can become markup by mistake.</summary>
public readonly record struct Html(string Text)
{
    public static Html Empty { get; } = new("");

    public static Html Of(EscapingBuilder markup) => new(markup.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p.Text)));

    public override string ToString() => Text;
}

/// <summary>Escapes every hole of an interpolated string, except those that are <see cref="Html"/> already.</summary>
[InterpolatedStringHandler]
public readonly ref struct EscapingBuilder(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string markup) => text.Append(markup);

    public void AppendFormatted(Html markup) => text.Append(markup.Text);

    public void AppendFormatted(string? value) => text.Append(value is null ? "" : Encoder.Encode(value));

    public void AppendFormatted(int value) => text.Append(value);

    public override string ToString() => text.ToString();
}
