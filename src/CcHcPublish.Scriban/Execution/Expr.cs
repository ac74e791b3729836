using Scriban.Runtime;

namespace Scriban.Execution;

/// <summary>
/// A compiled expression. Instances are immutable but for hints that remember where a name was last found, so threads share them.
/// </summary>
internal abstract class Expr(Location at)
{
    public Location At { get; } = at;

    /// <summary>The value; an expression that yields a function yields the result of calling it without arguments.</summary>
    public abstract object? Evaluate(TemplateContext context);

    /// <summary>The value, where a function stands for itself.</summary>
    public virtual object? EvaluateUncalled(TemplateContext context) => Evaluate(context);

    public virtual bool Test(TemplateContext context) => context.IsTrue(At, Evaluate(context));

    /// <summary>Writes the value's text to the output; null writes nothing.</summary>
    public virtual void Print(TemplateContext context)
    {
        var value = Evaluate(context);
        if (value is not null)
        {
            context.Print(At, value);
        }
    }
}

/// <summary>An expression that can be assigned to.</summary>
internal abstract class PathExpr(Location at) : Expr(at)
{
    public abstract void Assign(TemplateContext context, object? value);

    public sealed override object? Evaluate(TemplateContext context)
    {
        var value = EvaluateUncalled(context);
        return value is null or string or ScriptObject { IsPlain: true } || value is not IScriptCustomFunction
            ? value
            : context.Invoke(value, this);
    }

    public abstract override object? EvaluateUncalled(TemplateContext context);
}
