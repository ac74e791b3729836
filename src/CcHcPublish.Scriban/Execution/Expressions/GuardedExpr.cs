namespace Scriban.Execution.Expressions;

/// <summary>
/// An expression whose error becomes its value, as the text that the host makes of it. Only templates of a context that wants errors as
/// text are compiled with these.
/// </summary>
internal sealed class GuardedExpr(Expr inner) : Expr(inner.At)
{
    public override object? Evaluate(TemplateContext context)
    {
        try
        {
            return inner.Evaluate(context);
        }
        catch (Exception problem) when (context.CanExplain(problem))
        {
            return context.Explain(problem, At);
        }
    }

    public override object? EvaluateUncalled(TemplateContext context)
    {
        try
        {
            return inner.EvaluateUncalled(context);
        }
        catch (Exception problem) when (context.CanExplain(problem))
        {
            return context.Explain(problem, At);
        }
    }

    public override void Print(TemplateContext context)
    {
        try
        {
            inner.Print(context);
        }
        catch (Exception problem) when (context.CanExplain(problem))
        {
            context.Append(context.Explain(problem, At));
        }
    }
}
