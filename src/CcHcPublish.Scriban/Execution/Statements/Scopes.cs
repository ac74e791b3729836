using Scriban.Execution.Expressions;
using Scriban.Runtime;

namespace Scriban.Execution.Statements;

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
