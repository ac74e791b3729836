using Scriban.Execution.Operators;

namespace Scriban.Execution.Statements;

internal sealed record Branch(Expr Condition, Block Body);

internal sealed record Choice(Expr[] Values, Block Body);

internal sealed class IfStmt(Branch[] branches, Block? otherwise) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        foreach (var branch in branches)
        {
            if (branch.Condition.Test(context))
            {
                return branch.Body.Execute(context);
            }
        }

        return otherwise?.Execute(context) ?? Flow.Next;
    }
}

internal sealed class CaseStmt(Expr value, Choice[] choices, Block? otherwise) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        var wanted = value.Evaluate(context);
        foreach (var choice in choices)
        {
            foreach (var candidate in choice.Values)
            {
                if (BinaryOperator.AreEqual(context, candidate.At, wanted, candidate.Evaluate(context)))
                {
                    return choice.Body.Execute(context);
                }
            }
        }

        return otherwise?.Execute(context) ?? Flow.Next;
    }
}
