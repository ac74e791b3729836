using Scriban.Execution;
using Scriban.Execution.Calls;
using Scriban.Execution.Expressions;
using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary>
/// <c>include name args…</c>: renders another template in the present scopes with locals of its own. Named arguments are members
/// of <c>$</c> and locals as well. A result that is printed at once goes to the output without becoming a text first.
/// </summary>
internal sealed class IncludeFunction : FunctionValue, IPrinting
{
    public static readonly IncludeFunction Default = new();

    public override int RequiredParameterCount => 1;

    public override int ParameterCount => 1;

    public override ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public override ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "template_name");

    public override object? Call(TemplateContext context, in Invocation call)
    {
        var template = Find(context, call);
        return Render(context, call.Site, template, LocalsOf(call));
    }

    /// <summary>The text of a template with given arguments.</summary>
    public static string Render(TemplateContext context, CallSite site, string name, ScriptArray arguments) =>
        Render(context, site, context.FindTemplate(site, name), new LocalScope { Arguments = arguments });

    private static string Render(TemplateContext context, CallSite site, Template template, LocalScope locals)
    {
        var afterLineFeed = context.AfterLineFeed;
        context.PushOutput();
        var isDone = false;
        try
        {
            context.RunIncluded(site.Whole, template, locals);
            isDone = true;
        }
        finally
        {
            context.AfterLineFeed = afterLineFeed;
            if (!isDone)
            {
                context.PopText();
            }
        }

        return context.PopText();
    }

    public bool TryPrint(TemplateContext context, in Invocation call)
    {
        var template = Find(context, call);
        if (context.PrintsDirectly)
        {
            Run(context, call, template);
            return true;
        }

        var afterLineFeed = context.AfterLineFeed;
        context.PushOutput();
        var buffer = (TextBuffer)context.Output;
        try
        {
            Run(context, call, template);
        }
        finally
        {
            context.AfterLineFeed = afterLineFeed;
            context.PopOutput();
        }

        context.Append(buffer.Written);
        context.Recycle(buffer);
        return true;
    }

    private static Template Find(TemplateContext context, in Invocation call)
    {
        if (call.Positional.Length == 0)
        {
            throw call.Site.Whole.AfterEnd.Fault("The name of the template to include is missing");
        }

        return context.FindTemplate(call.Site, context.ObjectToString(call.Positional[0]) ?? string.Empty);
    }

    private static void Run(TemplateContext context, in Invocation call, Template template) =>
        context.RunIncluded(call.Site.Whole, template, LocalsOf(call));

    private static LocalScope LocalsOf(in Invocation call)
    {
        var arguments = new ScriptArray(call.Positional.Length);
        foreach (var value in call.Positional)
        {
            arguments.Add(value);
        }

        var locals = new LocalScope { Arguments = arguments };
        for (var i = 0; i < (call.Names?.Length ?? 0); i++)
        {
            var value = call.Values[call.Positional.Length + i];
            arguments.SetNamed(call.Names![i], value);
            if (call.Names[i].Length > 0)
            {
                locals.Set(call.Names[i], value);
            }
        }

        return locals;
    }
}
