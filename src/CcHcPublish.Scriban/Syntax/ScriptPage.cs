using Scriban.Execution;
using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>A whole parsed template. Immutable, so threads may share it.</summary>
public sealed class ScriptPage : ScriptNode
{
    private readonly SourceText _source;
    private readonly Func<Block> _compileGuarded;
    private Block? _guarded;

    internal ScriptPage(SourceText source, Block body, LiteralInclude[] includes, Func<Block> compileGuarded)
    {
        _compileGuarded = compileGuarded;
        Includes = includes;
        _source = source;
        Body = body;
    }

    public override SourceSpan Span => _source.Span(0, _source.Text.Length);

    internal Block Body { get; }

    /// <summary>The body for a context that wants errors as text: compiled once more, with guards, when the first such context comes.</summary>
    internal Block BodyFor(TemplateContext context) => context.HasErrorRenderer ? _guarded ??= _compileGuarded() : Body;

    /// <summary>The names that the page includes as literals, and where.</summary>
    internal LiteralInclude[] Includes { get; }

    internal string Path => _source.Path;
}

/// <summary>An include whose template is known before rendering. A class: the runtime has code for lists of those at hand.</summary>
internal sealed record LiteralInclude(string Name, Location At);
