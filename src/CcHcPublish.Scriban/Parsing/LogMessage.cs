namespace Scriban.Parsing;

public enum ParserMessageType
{
    Error,
    Warning,
}

/// <summary>One complaint about a template. Its text form is <c>path(line,column) : error : message</c>, counted from 1.</summary>
public class LogMessage(ParserMessageType type, SourceSpan span, string message)
{
    public ParserMessageType Type { get; } = type;

    public SourceSpan Span { get; } = span;

    public string Message { get; } = message;

    public override string ToString() =>
        $"{Span.ToStringSimple()} : {(Type == ParserMessageType.Error ? "error" : "warning")} : {Message}";
}
