using Scriban.Execution;
using Scriban.Execution.Calls;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private Dictionary<string, Template>? _cachedTemplates;
    private Stack<string>? _sourceFiles;

    /// <summary>The path of the template or include that runs now.</summary>
    public string? CurrentSourceFile => _sourceFiles is { Count: > 0 } ? _sourceFiles.Peek() : null;

    public int SourceFileCount => _sourceFiles?.Count ?? 0;

    internal bool IsAsync { get; set; }

    public void PushSourceFile(string sourceFile)
    {
        ArgumentNullException.ThrowIfNull(sourceFile);
        (_sourceFiles ??= new Stack<string>()).Push(sourceFile);
    }

    public string PopSourceFile() => _sourceFiles is { Count: > 0 }
        ? _sourceFiles.Pop()
        : throw new InvalidOperationException("No source file was pushed");

    /// <summary>The template of a path: from the cache, or loaded, parsed and cached in this context.</summary>
    public Template GetOrCreateTemplate(string templatePath, ScriptNode? callerContext)
    {
        ArgumentNullException.ThrowIfNull(templatePath);
        if (!CachedTemplates.TryGetValue(templatePath, out var template))
        {
            template = CreateTemplate(templatePath, callerContext);
            CachedTemplates[templatePath] = template;
        }

        return template;
    }

    /// <summary>
    /// Renders a template into a text of its own, in the present object scopes but with locals of its own, of which <c>$</c> holds the
    /// arguments. Part of the package's interface for functions of a host.
    /// </summary>
    public string RenderTemplate(Template template, ScriptArray arguments, ScriptNode? callerContext)
    {
        ArgumentNullException.ThrowIfNull(template);
        PushOutput();
        var text = string.Empty;
        try
        {
            RunIncluded(callerContext is LocatedNode caller ? caller.Location : default, template, new LocalScope { Arguments = arguments });
        }
        finally
        {
            text = PopText();
        }

        return text;
    }

    protected virtual Template CreateTemplate(string templatePath, ScriptNode? callerContext)
    {
        var span = callerContext?.Span ?? CurrentSpan;
        var loader = TemplateLoader ?? throw new ScriptRuntimeException(span, "No template loader is configured, so nothing can be included");
        string? text;
        try
        {
            text = IsAsync ? LoadAtOnce(loader, span, templatePath) : loader.Load(this, span, templatePath);
        }
        catch (Exception problem) when (problem is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(span, $"The template `{templatePath}` could not be loaded: {problem.Message}", problem);
        }

        if (text is null)
        {
            throw new ScriptRuntimeException(span, $"The template `{templatePath}` has no text");
        }

        var template = ParseLoaded(text, templatePath);
        return template.HasErrors ? throw Broken(span, templatePath, template) : template;
    }

    internal Template FindTemplate(CallSite site, string name)
    {
        var span = site.Span;
        if (name.Length == 0)
        {
            throw site.Whole.Fault("The name of the template to include is empty");
        }

        var loader = TemplateLoader ?? throw site.Whole.Fault("No template loader is configured, so nothing can be included");
        string? path;
        try
        {
            path = loader.GetPath(this, span, name);
        }
        catch (Exception problem) when (problem is not ScriptRuntimeException)
        {
            throw site.Whole.Fault($"The template `{name}` could not be found: {problem.Message}", problem);
        }

        if (path is null)
        {
            throw site.Whole.Fault($"The template `{name}` was not found");
        }

        var template = CachedTemplates.TryGetValue(path, out var cached) ? cached : GetOrCreateTemplate(path, new LocatedNode(site.Whole));
        return template.HasErrors ? throw Broken(site.Span, path, template) : template;
    }

    internal void RunIncluded(Location at, Template template, LocalScope locals)
    {
        EnterCall(at);
        var outerLocals = _locals;
        var outerIndent = Indent;
        PushSourceFile(template.SourceFilePath ?? string.Empty);
        _locals = locals;
        Indent = string.Empty;
        try
        {
            template.Page!.BodyFor(this).Execute(this);
            if (TakeReturned() is { } returned)
            {
                PrintValue(returned);
            }
        }
        finally
        {
            Indent = outerIndent;
            _locals = outerLocals;
            PopSourceFile();
            LeaveCall();
        }
    }

    private static ScriptParserRuntimeException Broken(SourceSpan span, string path, Template template) =>
        new(span, $"The template `{path}` does not parse.", template.Messages);

    internal Template ParseLoaded(string text, string path) => TemplateCache.Parse(text, path, TemplateLoaderParserOptions, TemplateLoaderLexerOptions);

    /// <summary>For a name that was not known before rendering. The wait is on no caller's context, so that it cannot block itself.</summary>
    private string? LoadAtOnce(ITemplateLoader loader, SourceSpan span, string path)
    {
        if (SynchronizationContext.Current is not null)
        {
            return Task.Run(() => loader.LoadAsync(this, span, path).AsTask()).GetAwaiter().GetResult();
        }

        var loading = loader.LoadAsync(this, span, path);
        return loading.IsCompletedSuccessfully ? loading.Result : loading.AsTask().GetAwaiter().GetResult();
    }
}
