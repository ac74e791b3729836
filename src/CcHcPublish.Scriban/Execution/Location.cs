using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Execution;

/// <summary>
/// Where a node stands in its template; becomes lines and columns only for a message or a host function. The default value is no place:
/// what fails there takes that of the statement that runs.
/// </summary>
internal readonly struct Location(SourceText source, TextRange range)
{
    public SourceSpan Span => source?.Span(range.Start, range.End) ?? default;

    public Location AfterEnd => new(source, new TextRange(range.End, range.End));

    public ScriptRuntimeException Fault(string message, Exception? inner = null) => new(Span, message, inner);
}

/// <summary>A place without a template: functions called by the host.</summary>
internal sealed class LocatedNode(Location location) : ScriptNode
{
    public Location Location => location;

    public override SourceSpan Span => location.Span;
}
