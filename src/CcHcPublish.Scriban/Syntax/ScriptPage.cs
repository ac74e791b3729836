using Scriban.Execution;
using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>A whole parsed template. Immutable, so threads may share it.</summary>
public sealed class ScriptPage : ScriptNode
{
    private readonly SourceText _source;

    internal ScriptPage(SourceText source, Block body)
    {
        _source = source;
        Body = body;
    }

    public override SourceSpan Span => _source.Span(0, _source.Text.Length);

    internal Block Body { get; }

    internal string Path => _source.Path;
}
