using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>Finds the templates that <c>include</c> names.</summary>
/// <remarks>
/// Names come from templates as they are: an implementation that reads files must combine, normalise and require its own root,
/// else <c>../</c> leaves it. An exception becomes a <see cref="Syntax.ScriptRuntimeException"/> at the include.
/// </remarks>
public interface ITemplateLoader
{
    /// <summary>The key of a template: what <see cref="TemplateContext.CachedTemplates"/> and messages call it. Null fails the include.</summary>
    string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName);

    /// <summary>The text of a template by its key. Null fails the include.</summary>
    string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath);

    ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath);
}
