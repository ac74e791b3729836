namespace Scriban.Execution.Statements;

internal sealed class WhileStmt(Location at, Expr condition, Block body) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        var outer = context.Frame;
        var state = new LoopState("while");
        context.Frame = new Frame(outer) { Loop = state };
        context.EnterLoop();
        try
        {
            for (; condition.Test(context); state.Index++)
            {
                context.StepLoop(at);
                var flow = body.Execute(context);
                if (flow is Flow.Break or Flow.Return)
                {
                    return flow == Flow.Break ? Flow.Next : flow;
                }
            }

            return Flow.Next;
        }
        finally
        {
            context.LeaveLoop();
            context.Frame = outer;
        }
    }
}
