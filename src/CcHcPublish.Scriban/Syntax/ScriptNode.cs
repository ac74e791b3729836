using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>A place in a parsed template, as functions written by the host see it.</summary>
public abstract class ScriptNode
{
    public abstract SourceSpan Span { get; }
}
