using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>
/// A template failed while it was rendered. <c>Message</c> begins with the place (<c>file(line,column) : error : </c>, counted
/// from 1), <c>OriginalMessage</c> is the complaint alone.
/// </summary>
public class ScriptRuntimeException(SourceSpan span, string message, Exception? innerException) : Exception(message, innerException)
{
    public ScriptRuntimeException(SourceSpan span, string message)
        : this(span, message, null)
    {
    }

    public SourceSpan Span { get; } = span;

    public string OriginalMessage => base.Message;

    public override string Message => new LogMessage(ParserMessageType.Error, Span, base.Message).ToString();

    internal bool HasPlace => Span.FileName is not null;

    public override string ToString() => Message;

    /// <summary>The same complaint at another place.</summary>
    internal virtual ScriptRuntimeException MovedTo(SourceSpan place) => new(place, OriginalMessage, InnerException);
}
