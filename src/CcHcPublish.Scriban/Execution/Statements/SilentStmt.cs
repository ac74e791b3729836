namespace Scriban.Execution.Statements;

/// <summary>A statement whose error the host is told of, but which prints nothing of it: assignments are expressions nobody prints.</summary>
internal sealed class SilentStmt(Stmt inner, Location at) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        try
        {
            return inner.Execute(context);
        }
        catch (Exception problem) when (context.CanExplain(problem))
        {
            context.Explain(problem, at);
            return Flow.Next;
        }
    }
}
