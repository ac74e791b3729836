using System.Collections.Concurrent;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace CcHcPublish.Core.Rendering;

/// <param name="File">How people name the file, for findings.</param>
internal sealed record TemplateText(string File, string Text);

/// <summary>Each text compiled once. Keyed by file and content, so that a changed file is another template.</summary>
internal sealed class TemplateCache
{
    private readonly ConcurrentDictionary<TemplateText, Template> compiled = new();

    public Template Compiled(TemplateText text) => compiled.GetOrAdd(text, static text => Template.Parse(text.Text, text.File));
}

/// <summary>Finds included templates inside the set and nowhere else: names are keys of a dictionary, never paths of a disk.</summary>
internal sealed class TemplateLoader(IReadOnlyDictionary<string, TemplateText> texts) : ITemplateLoader
{
    private readonly Dictionary<string, string> byFile = texts.Values.ToDictionary(text => text.File, text => text.Text, StringComparer.Ordinal);

    /// <summary>True for templates that others include: their names begin with an underscore.</summary>
    public static bool IsPart(string path) => path.AsSpan(path.LastIndexOf('/') + 1).StartsWith("_");

    public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) =>
        texts.TryGetValue(templateName, out var text) ? text.File : null;

    public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => byFile.GetValueOrDefault(templatePath);

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        new(Load(context, callerSpan, templatePath));
}
