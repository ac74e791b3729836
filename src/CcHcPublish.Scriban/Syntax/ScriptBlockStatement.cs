using Scriban.Execution;
using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>The block that a <c>wrap</c> statement hands to a function.</summary>
public sealed class ScriptBlockStatement : ScriptNode
{
    private readonly Location _location;

    internal ScriptBlockStatement(Location location, Block body)
    {
        _location = location;
        Body = body;
    }

    public override SourceSpan Span => _location.Span;

    internal Block Body { get; }
}
