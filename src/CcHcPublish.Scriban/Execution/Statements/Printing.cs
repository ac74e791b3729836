namespace Scriban.Execution.Statements;

internal sealed class TextStmt(string text) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        if (context.KeepsLastValue)
        {
            context.Keep(text);
        }
        else
        {
            context.Append(text);
        }

        return Flow.Next;
    }
}

internal sealed class PrintStmt(Expr value) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        if (context.KeepsLastValue)
        {
            context.Keep(value.Evaluate(context));
        }
        else
        {
            value.Print(context);
        }

        return Flow.Next;
    }
}

internal sealed class CaptureStmt(PathExpr target, Block body) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        context.PushOutput();
        Flow flow;
        string captured;
        try
        {
            flow = body.Execute(context);
        }
        finally
        {
            captured = context.PopText();
        }

        target.Assign(context, captured);
        if (flow == Flow.Return)
        {
            // The value is lost: what returns from inside a capture ends its function or page without one.
            context.TakeReturned();
        }

        return flow;
    }
}
