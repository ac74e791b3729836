using Scriban.Execution.Expressions;
using Scriban.Parsing;
using Scriban.Runtime;

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

internal sealed class AssignStmt(PathExpr target, Expr value) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        target.Assign(context, value.Evaluate(context));
        return Flow.Next;
    }
}

/// <summary><c>a += b</c> and its kin: reads, computes, writes.</summary>
internal sealed class CompoundAssignStmt(PathExpr target, TokenKind op, Location operatorAt, Expr value) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        var before = target.Evaluate(context);
        target.Assign(context, Operators.BinaryOperator.Evaluate(context, operatorAt, op, before, value.Evaluate(context)));
        return Flow.Next;
    }
}

internal sealed class FunctionStmt(PathExpr target, Calls.ScriptFunction function) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        target.Assign(context, function);
        return Flow.Next;
    }
}

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

internal sealed class WithStmt(Location at, Expr value, Block body) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        if (value.Evaluate(context) is not IScriptObject scope)
        {
            throw at.Fault("`with` needs an object");
        }

        var outer = context.Locals;
        context.PushGlobal(scope);
        context.Locals = new LocalScope();
        try
        {
            return body.Execute(context);
        }
        finally
        {
            context.Locals = outer;
            context.PopGlobal();
        }
    }
}

internal sealed class WrapStmt(Location at, Expr call, Syntax.ScriptBlockStatement block) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        var value = call is CallExpr explicitCall ? explicitCall.EvaluateWith(context, block) : context.InvokeWithBlock(at, call, block);
        if (value is not null)
        {
            context.Print(at, value);
        }

        return Flow.Next;
    }
}

internal sealed class ImportStmt(Location at, Expr value) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        switch (value.Evaluate(context))
        {
            case null:
                return Flow.Next;
            case ScriptObject members:
                context.ImportMembers(members);
                return Flow.Next;
            default:
                throw at.Fault("`import` needs an object");
        }
    }
}

internal sealed class ReadOnlyStmt(Expr variable) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        context.MakeReadOnly(variable.At, variable is LocalExpr local ? local.Name : ((GlobalExpr)variable).Name, variable is LocalExpr);
        return Flow.Next;
    }
}
