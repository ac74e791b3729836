using Scriban.Execution.Expressions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Execution.Statements;

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
