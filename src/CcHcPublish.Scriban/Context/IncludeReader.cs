using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban;

/// <summary>
/// Awaits the loader for every template that a page includes by a literal name, and that those include, before rendering starts: no thread
/// waits for it then. What cannot be had is left to the include itself, which reports it if it is reached.
/// </summary>
internal sealed class IncludeReader(TemplateContext context)
{
    /// <summary>More templates than any page includes; the rest is loaded when it is needed.</summary>
    private const int MaximumTemplates = 1000;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public async ValueTask ReadAsync(Template template)
    {
        if (context.TemplateLoader is not { } loader || template.Page is not { } first)
        {
            return;
        }

        Queue<ScriptPage> pages = new([first]);
        while (pages.TryDequeue(out var page))
        {
            foreach (var include in page.Includes)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                if (_seen.Count < MaximumTemplates && await FindAsync(loader, page, include.Name, include.At.Span).ConfigureAwait(false) is { Page: { } next })
                {
                    pages.Enqueue(next);
                }
            }
        }
    }

    private async ValueTask<Template?> FindAsync(Runtime.ITemplateLoader loader, ScriptPage page, string name, SourceSpan at)
    {
        try
        {
            if (PathOf(loader, page, name, at) is not { } path || !_seen.Add(path))
            {
                return null;
            }

            if (context.CachedTemplates.TryGetValue(path, out var cached))
            {
                return cached;
            }

            var text = await loader.LoadAsync(context, at, path).ConfigureAwait(false);
            return text is null ? null : context.CachedTemplates[path] = context.ParseLoaded(text, path);
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or OutOfMemoryException))
        {
            return null;
        }
    }

    private string? PathOf(Runtime.ITemplateLoader loader, ScriptPage page, string name, SourceSpan at)
    {
        context.PushSourceFile(page.Path);
        try
        {
            return loader.GetPath(context, at, name);
        }
        finally
        {
            context.PopSourceFile();
        }
    }
}
