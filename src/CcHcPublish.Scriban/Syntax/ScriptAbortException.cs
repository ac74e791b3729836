using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>Rendering was cancelled by the token of the context.</summary>
public class ScriptAbortException(SourceSpan span, string message, CancellationToken cancellationToken)
    : ScriptRuntimeException(span, message)
{
    public ScriptAbortException(SourceSpan span, CancellationToken cancellationToken)
        : this(span, "The operation was cancelled", cancellationToken)
    {
    }

    public CancellationToken CancellationToken { get; } = cancellationToken;

    internal override ScriptRuntimeException MovedTo(SourceSpan place) => new ScriptAbortException(place, OriginalMessage, CancellationToken);
}
