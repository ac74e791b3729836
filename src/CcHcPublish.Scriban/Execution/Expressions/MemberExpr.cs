using Scriban.Runtime;

namespace Scriban.Execution.Expressions;

/// <summary>Reads a member. Plain objects are searched at once, others through the accessors of their type.</summary>
internal sealed class MemberExpr(Location at, Location nameAt, Expr target, string name, bool isSafe) : PathExpr(at)
{
    private readonly int _hash = name.GetHashCode();
    private int _hint;

    public override object? EvaluateUncalled(TemplateContext context)
    {
        var owner = target.Evaluate(context);
        if (owner is ScriptObject { IsPlain: true } plain)
        {
            return plain.Table.TryGet(name, _hash, ref _hint, out var value) ? value : context.MissingMember(nameAt, plain, name);
        }

        if (owner is null)
        {
            return isSafe || context.RelaxesNullOwner ? null : throw nameAt.Fault($"Cannot read the member `{name}` of null");
        }

        return context.ReadMember(nameAt, owner, name);
    }

    public override void Assign(TemplateContext context, object? value)
    {
        var owner = target.Evaluate(context) ?? throw nameAt.Fault($"Cannot set the member `{name}` of null");
        context.WriteMember(nameAt, owner, name, value);
    }
}

internal sealed class IndexExpr(Location at, Expr target, Expr index, bool isSafe) : PathExpr(at)
{
    public override object? EvaluateUncalled(TemplateContext context)
    {
        var owner = target.Evaluate(context);
        if (owner is null)
        {
            return isSafe || context.EnableRelaxedTargetAccess ? null : throw target.At.Fault("Cannot read an element of null");
        }

        var key = index.Evaluate(context);
        if (key is null)
        {
            return context.EnableNullIndexer ? null : throw index.At.Fault("The index is null");
        }

        return context.ReadElement(target.At, index.At, owner, key);
    }

    public override void Assign(TemplateContext context, object? value)
    {
        var owner = target.Evaluate(context) ?? throw target.At.Fault("Cannot set an element of null");
        var key = index.Evaluate(context) ?? throw index.At.Fault("The index is null");
        context.WriteElement(target.At, index.At, owner, key, value);
    }
}

/// <summary><c>x.empty?</c>: whether a list, text or object has nothing in it; null for null.</summary>
internal sealed class EmptyTestExpr(Location at, Expr target) : Expr(at)
{
    public override object? Evaluate(TemplateContext context) => target.Evaluate(context) switch
    {
        null => null,
        EmptyScriptObject => Boxes.False,
        string text => Boxes.Of(text.Length == 0),
        var value => Boxes.Of(TemplateContext.IsEmpty(value)),
    };
}
