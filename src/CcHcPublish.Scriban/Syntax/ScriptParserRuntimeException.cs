using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>An included template does not parse; the span is that of the include.</summary>
public class ScriptParserRuntimeException(SourceSpan span, string message, LogMessageBag parserMessages, Exception? innerException = null)
    : ScriptRuntimeException(span, message, innerException)
{
    public LogMessageBag ParserMessages { get; } = parserMessages;

    internal override ScriptRuntimeException MovedTo(SourceSpan place) => new ScriptParserRuntimeException(place, OriginalMessage, ParserMessages, InnerException);

    public override string Message => $"{base.Message} Parser messages:{Environment.NewLine}{ParserMessages}";
}
