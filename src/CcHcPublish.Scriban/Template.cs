using Scriban.Execution;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>
/// A parsed and compiled template. Immutable, so threads may share it; each rendering needs a <see cref="TemplateContext"/> of
/// its own. A template with errors can be asked for its messages but not rendered.
/// </summary>
public class Template
{
    private Template(string? sourceFilePath, ParserOptions parserOptions, LexerOptions lexerOptions)
    {
        SourceFilePath = sourceFilePath;
        ParserOptions = parserOptions;
        LexerOptions = lexerOptions;
    }

    public string? SourceFilePath { get; }

    public ParserOptions ParserOptions { get; }

    public LexerOptions LexerOptions { get; }

    public LogMessageBag Messages { get; } = new();

    public bool HasErrors => Messages.HasErrors;

    /// <summary>Null when there are errors.</summary>
    public ScriptPage? Page { get; private set; }

    /// <summary>Parses and compiles; mistakes are collected in <see cref="Messages"/>, never thrown.</summary>
    public static Template Parse(string? text, string? sourceFilePath = null, ParserOptions? parserOptions = null, LexerOptions? lexerOptions = null)
    {
        var template = new Template(sourceFilePath, parserOptions ?? new ParserOptions(), lexerOptions ?? LexerOptions.Default);
        template.Page = template.Compile(new SourceText(text ?? string.Empty, sourceFilePath ?? "<input>"));
        return template;
    }

    /// <exception cref="NotSupportedException">Always: Liquid templates are not read.</exception>
    public static Template ParseLiquid(
        string? text, string? sourceFilePath = null, ParserOptions? parserOptions = null, LexerOptions? lexerOptions = null) =>
        throw new NotSupportedException("Liquid templates are not supported");

    public static object? Evaluate(string expression, TemplateContext context) => ParseScript(expression).Evaluate(context);

    public static object? Evaluate(
        string expression, object? model, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        ParseScript(expression).Evaluate(model, memberRenamer, memberFilter);

    public static ValueTask<object?> EvaluateAsync(string expression, TemplateContext context) => ParseScript(expression).EvaluateAsync(context);

    public static ValueTask<object?> EvaluateAsync(
        string expression, object? model, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        ParseScript(expression).EvaluateAsync(model, memberRenamer, memberFilter);

    /// <exception cref="InvalidOperationException">The template has errors; the message lists them.</exception>
    /// <exception cref="ScriptRuntimeException">Rendering failed; the message begins with file, line and column.</exception>
    public string Render(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        RequireValid();
        context.RunPage(this, expression: false);
        return context.TakeOutput();
    }

    public string Render(object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        Render(MakeContext(model, memberRenamer, memberFilter));

    /// <summary>As <see cref="Render(TemplateContext)"/>, with the loader asked for templates by its asynchronous method.</summary>
    public ValueTask<string> RenderAsync(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        RequireValid();
        return WithIncludesAsync(context, Render);
    }

    public ValueTask<string> RenderAsync(
        object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        RenderAsync(MakeContext(model, memberRenamer, memberFilter));

    /// <summary>The value of the last expression; printed texts are dropped.</summary>
    public object? Evaluate(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        RequireValid();
        return context.RunPage(this, expression: true);
    }

    public object? Evaluate(object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        Evaluate(MakeContext(model, memberRenamer, memberFilter));

    public ValueTask<object?> EvaluateAsync(TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        RequireValid();
        return WithIncludesAsync(context, Evaluate);
    }

    public ValueTask<object?> EvaluateAsync(
        object? model = null, MemberRenamerDelegate? memberRenamer = null, MemberFilterDelegate? memberFilter = null) =>
        EvaluateAsync(MakeContext(model, memberRenamer, memberFilter));

    internal static Template ParseScript(string expression) =>
        Parse(expression, lexerOptions: LexerOptions.Default with { Mode = ScriptMode.ScriptOnly });

    private static TemplateContext MakeContext(object? model, MemberRenamerDelegate? memberRenamer, MemberFilterDelegate? memberFilter)
    {
        var scope = new ScriptObject();
        if (model is not null)
        {
            scope.Import(model, memberFilter, memberRenamer);
        }

        var context = new TemplateContext { MemberFilter = memberFilter };
        if (memberRenamer is not null)
        {
            context.MemberRenamer = memberRenamer;
        }

        context.PushGlobal(scope);
        return context;
    }

    private async ValueTask<T> WithIncludesAsync<T>(TemplateContext context, Func<TemplateContext, T> run)
    {
        await new IncludeReader(context).ReadAsync(this).ConfigureAwait(false);
        context.IsAsync = true;
        try
        {
            return run(context);
        }
        finally
        {
            context.IsAsync = false;
        }
    }

    private ScriptPage? Compile(SourceText source)
    {
        try
        {
            if (LexerOptions.Lang != ScriptLang.Default || LexerOptions.Mode is ScriptMode.FrontMatterOnly or ScriptMode.FrontMatterAndContent)
            {
                throw new ParseFault(default, $"The mode {LexerOptions.Mode} of the language {LexerOptions.Lang} is not supported");
            }

            return new Compiler(source).CompilePage(Tree(source), () => Tree(source));
        }
        catch (ParseFault fault)
        {
            Messages.Add(new LogMessage(ParserMessageType.Error, source.Span(fault.Range.Start, fault.Range.End), fault.Message));
            return null;
        }
    }

    private BlockStatement Tree(SourceText source)
    {
        var tokens = new Lexer(source.Text, LexerOptions.Mode, ParserOptions).Read();
        return new Parser(source, tokens, ParserOptions).ParsePage();
    }

    private void RequireValid()
    {
        if (HasErrors)
        {
            throw new InvalidOperationException($"This template has errors:{Environment.NewLine}{Messages}");
        }
    }
}
