namespace Scriban.Execution.Expressions;

internal sealed class GlobalExpr(Location at, string name) : PathExpr(at)
{
    private readonly int _hash = name.GetHashCode();
    private int _hint;

    public string Name => name;

    public override object? EvaluateUncalled(TemplateContext context) =>
        context.TryRead(name, _hash, ref _hint, out var value) ? value : context.Unknown(At, name);

    public override void Assign(TemplateContext context, object? value) => context.Assign(At, name, value);
}

internal sealed class LocalExpr(Location at, string name) : PathExpr(at)
{
    private readonly int _hash = name.GetHashCode();
    private int _hint;

    public string Name => name;

    public override object? EvaluateUncalled(TemplateContext context)
    {
        if (context.Locals.Variables is { } variables && variables.TryGet(name, _hash, ref _hint, out var value))
        {
            return value;
        }

        return context.Unknown(At, "$" + name);
    }

    public override void Assign(TemplateContext context, object? value) => context.AssignLocal(At, name, value);
}

internal sealed class ArgumentsExpr(Location at) : Expr(at)
{
    public override object? Evaluate(TemplateContext context) =>
        context.Locals.Arguments ?? (context.StrictVariables ? throw At.Fault("The variable `$` was not found") : null);
}

/// <summary><c>this</c>: the top object scope.</summary>
internal sealed class ThisExpr(Location at) : PathExpr(at)
{
    public override object? EvaluateUncalled(TemplateContext context) => context.CurrentGlobal;

    public override void Assign(TemplateContext context, object? value) => throw At.Fault("`this` cannot be assigned to");
}

/// <summary>Brackets around what is no path: they can be read, but fail when something is assigned to them.</summary>
internal sealed class NoPathExpr(Expr inner) : PathExpr(inner.At)
{
    public override object? EvaluateUncalled(TemplateContext context) => inner.EvaluateUncalled(context);

    public override void Assign(TemplateContext context, object? value) =>
        throw At.Fault("Only a variable, a member or an element can be assigned to");
}
