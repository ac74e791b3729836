namespace Scriban.Execution.Expressions;

/// <summary><c>for</c>, <c>while</c> or <c>tablerow</c> as a value: the state of the innermost such loop, or a variable of that name.</summary>
internal sealed class LoopExpr(Location at, string name) : PathExpr(at)
{
    private readonly int _hash = name.GetHashCode();
    private int _hint;

    public override object? EvaluateUncalled(TemplateContext context)
    {
        if (context.InnermostLoop(name) is { } loop)
        {
            return loop;
        }

        return context.TryRead(name, _hash, ref _hint, out var value) ? value : context.Unknown(At, name);
    }

    public override void Assign(TemplateContext context, object? value) => context.Assign(At, name, value);
}

/// <summary><c>for.index</c> and its kin.</summary>
internal sealed class LoopMemberExpr(Location at, Location nameAt, string loop, string member, bool isSafe) : PathExpr(at)
{
    private readonly int _hash = loop.GetHashCode();
    private int _hint;

    public override object? EvaluateUncalled(TemplateContext context)
    {
        if (context.InnermostLoop(loop) is { } state)
        {
            return state.Member(member);
        }

        if (!context.TryRead(loop, _hash, ref _hint, out var value) || value is null)
        {
            return isSafe || context.RelaxesNullOwner ? null : throw nameAt.Fault($"`{loop}.{member}` stands outside such a loop");
        }

        return context.ReadMember(nameAt, value, member);
    }

    public override bool Test(TemplateContext context) =>
        member is "last" or "first" && context.InnermostLoop(loop) is { } state
            ? member == "first" ? state.Index == 0 : state.Member(member) is true
            : base.Test(context);

    public override void Assign(TemplateContext context, object? value) => throw nameAt.Fault($"`{loop}.{member}` cannot be changed");
}
