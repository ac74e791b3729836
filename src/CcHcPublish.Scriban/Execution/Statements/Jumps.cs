namespace Scriban.Execution.Statements;

internal sealed class FlowStmt(Location at, Flow flow) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        if (context.OpenLoops > 0)
        {
            return flow;
        }

        if (context.EnableBreakAndContinueAsReturnOutsideLoop)
        {
            return Flow.Return;
        }

        throw at.Fault($"`{(flow == Flow.Break ? "break" : "continue")}` stands outside a loop");
    }
}

internal sealed class ReturnStmt(Expr? value) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        context.Returned = value?.Evaluate(context);
        return Flow.Return;
    }
}
