using System.Text;
using Scriban.Runtime;

namespace Scriban.Execution.Expressions;

internal sealed class ConstantExpr(Location at, object? value) : Expr(at)
{
    private readonly string? _text = value as string;

    public override object? Evaluate(TemplateContext context) => value;

    public override void Print(TemplateContext context)
    {
        if (_text is not null && !context.IsDerived)
        {
            context.Append(_text);
        }
        else
        {
            base.Print(context);
        }
    }
}

internal sealed class ArrayExpr(Location at, Expr[] items) : Expr(at)
{
    public override object? Evaluate(TemplateContext context)
    {
        var array = new ScriptArray(items.Length);
        foreach (var item in items)
        {
            array.Add(item.Evaluate(context));
        }

        return array;
    }
}

internal sealed record ObjectMember(string Name, Expr Value);

/// <summary>An object literal; while its values are computed, the members set so far can be read as variables.</summary>
internal sealed class ObjectExpr(Location at, ObjectMember[] members) : Expr(at)
{
    public override object? Evaluate(TemplateContext context)
    {
        var values = new ScriptObject(members.Length);
        context.PushGlobal(values);
        try
        {
            foreach (var member in members)
            {
                if (member.Name.Length == 0)
                {
                    throw member.Value.At.Fault("The name of a member must not be empty");
                }

                values[member.Name] = member.Value.Evaluate(context);
            }
        }
        finally
        {
            context.PopGlobal();
        }

        return values;
    }
}

/// <summary>Joins its parts with .NET's own text conversion, as the language has it.</summary>
internal sealed class InterpolatedExpr(Location at, Expr[] parts) : Expr(at)
{
    public override object? Evaluate(TemplateContext context)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Evaluate(context));
            context.RequireTextLength(At, text.Length);
        }

        return text.ToString();
    }
}

/// <summary>A bracketed expression; unlike its content it calls a function that it yields.</summary>
internal sealed class NestedExpr(Location at, Expr inner) : Expr(at)
{
    public Expr Inner => inner;

    public override object? Evaluate(TemplateContext context)
    {
        var value = inner.Evaluate(context);
        return value is null or string ? value : value is IScriptCustomFunction ? context.Invoke(value, this) : value;
    }

    public override object? EvaluateUncalled(TemplateContext context) => inner.EvaluateUncalled(context);

    public override bool Test(TemplateContext context) => context.IsTrue(At, Evaluate(context));
}

/// <summary><c>@f</c>: the function itself.</summary>
internal sealed class AliasExpr(Location at, Expr inner) : Expr(at)
{
    public override object? Evaluate(TemplateContext context) => inner.EvaluateUncalled(context);
}

/// <summary>Fails when it is reached: code that parses but cannot mean anything.</summary>
internal sealed class FailingExpr(Location at, string message, Expr? first = null) : Expr(at)
{
    public override object? Evaluate(TemplateContext context)
    {
        first?.Evaluate(context);
        throw At.Fault(message);
    }
}

/// <summary><c>$$</c>: renders the block handed in by <c>wrap</c> in place.</summary>
internal sealed class WrappedBlockExpr(Location at) : Expr(at)
{
    public override object? Evaluate(TemplateContext context)
    {
        if (context.StrictVariables && context.WrappedBlock is null)
        {
            throw At.Fault("The variable `$$` was not found");
        }

        context.RenderWrappedBlock();
        return null;
    }
}

/// <summary>Reads a variable, member or element, adds or subtracts one, and writes it back.</summary>
internal sealed class StepExpr(Location at, PathExpr target, int delta, bool isPrefix) : Expr(at)
{
    public override object? Evaluate(TemplateContext context)
    {
        var before = target.Evaluate(context);
        if (!Operators.Numbers.IsNumber(before))
        {
            throw At.Fault("`++` and `--` need a number");
        }

        var after = Operators.BinaryOperator.Add(context, At, before, Boxes.Of(delta));
        target.Assign(context, after);
        return isPrefix ? after : before;
    }
}
