using Scriban.Execution.Expressions;

namespace Scriban.Execution.Statements;

internal sealed record LoopArgument(string Name, Location At, Expr? Value);

/// <summary>What a loop iterates, as written.</summary>
internal sealed record LoopPlan(Location At, PathExpr Variable, Expr Source, LoopArgument[] Options, Block Body, Block? Else, bool IsTable)
{
    /// <summary>The interned name when the loop hides an outer variable of that name; null for a local or a path.</summary>
    public string? LoopName { get; } = Variable is GlobalExpr global ? global.Name : null;

    /// <summary>The name when the variable is a local, which hides an outer one of that name as well.</summary>
    public string? LocalName { get; } = Variable is LocalExpr local ? local.Name : null;

    /// <summary>What stands for an empty sequence sees the state of a loop of no length.</summary>
    public Flow RunElse(TemplateContext context)
    {
        if (Else is null)
        {
            return Flow.Next;
        }

        var outer = context.Frame;
        context.Frame = new Frame(outer) { Loop = new LoopState(IsTable ? "tablerow" : "for") { Changed = false }, GlobalCount = context.GlobalCount };
        try
        {
            return Else.Execute(context);
        }
        finally
        {
            context.Frame = outer;
        }
    }
}

internal sealed class ForStmt(LoopPlan plan) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        var source = plan.Source.Evaluate(context);
        if (source is null)
        {
            return Flow.Next;
        }

        var items = LoopItems.Of(context, plan, source);
        if (items.Count == 0)
        {
            return plan.RunElse(context);
        }

        return Iterate(context, items, context.LimitFor(source));
    }

    private Flow Iterate(TemplateContext context, LoopItems items, int limit)
    {
        var outer = context.Frame;
        var state = new LoopState("for") { Length = items.Count };
        var frame = new Frame(outer) { LoopName = plan.LoopName, Loop = state, GlobalCount = context.GlobalCount };
        var hidden = new HiddenLocal(context.Locals, plan.LocalName);
        context.Frame = frame;
        context.EnterLoop();
        try
        {
            object? previous = null;
            for (var i = 0; i < items.Count; i++)
            {
                context.StepLoop(plan.At, limit);
                var item = items.At(plan.At, i);
                state.Index = i;
                state.Changed = i == 0 || !Equals(previous, item);
                previous = item;
                if (plan.LoopName is not null)
                {
                    frame.LoopValue = item;
                }
                else
                {
                    plan.Variable.Assign(context, item);
                }

                var flow = plan.Body.Execute(context);
                if (flow is Flow.Break or Flow.Return)
                {
                    return flow == Flow.Break ? Flow.Next : flow;
                }
            }

            if (plan.Options.Length == 0)
            {
                items.RequireUnchanged(plan.At);
            }

            return Flow.Next;
        }
        finally
        {
            context.LeaveLoop();
            context.Frame = outer;
            hidden.Restore();
        }
    }
}
