using Scriban.Runtime;

namespace Scriban.Execution.Expressions;

internal sealed class NotExpr(Location at, Expr operand) : Expr(at)
{
    public override object? Evaluate(TemplateContext context) => Boxes.Of(!operand.Test(context));

    public override bool Test(TemplateContext context) => !operand.Test(context);
}

internal sealed class AndExpr(Location at, Expr left, Expr right) : Expr(at)
{
    public override object? Evaluate(TemplateContext context) => Boxes.Of(Test(context));

    public override bool Test(TemplateContext context) => left.Test(context) && right.Test(context);
}

internal sealed class OrExpr(Location at, Expr left, Expr right) : Expr(at)
{
    public override object? Evaluate(TemplateContext context) => Boxes.Of(Test(context));

    public override bool Test(TemplateContext context) => left.Test(context) || right.Test(context);
}

/// <summary><c>a ?? b</c> and <c>a ?! b</c>; both sides are always evaluated.</summary>
internal sealed class CoalesceExpr(Location at, Expr left, Expr right, bool whenPresent) : Expr(at)
{
    public override object? Evaluate(TemplateContext context)
    {
        var first = left.Evaluate(context);
        var second = right.Evaluate(context);
        return whenPresent ? (first is null ? null : second) : first ?? second;
    }
}

internal sealed class ConditionalExpr(Location at, Expr condition, Expr then, Expr otherwise) : Expr(at)
{
    public override object? Evaluate(TemplateContext context) =>
        condition.Test(context) ? then.Evaluate(context) : otherwise.Evaluate(context);

    public override bool Test(TemplateContext context) =>
        condition.Test(context) ? then.Test(context) : otherwise.Test(context);

    public override void Print(TemplateContext context)
    {
        if (condition.Test(context))
        {
            then.Print(context);
        }
        else
        {
            otherwise.Print(context);
        }
    }
}
