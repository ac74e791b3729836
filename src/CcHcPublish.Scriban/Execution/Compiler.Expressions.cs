using System.Runtime.CompilerServices;
using Scriban.Execution.Expressions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Execution;

internal sealed partial class Compiler
{
    /// <summary>
    /// Compiles an expression. With the input of a pipe, that input becomes the first argument of the call that the expression
    /// makes first.
    /// </summary>
    private Expr Compile(Expression expression, Expr? piped = null) =>
        guards && expression is not (Literal or AnonymousFunction) ? new GuardedExpr(CompileBare(expression, piped)) : CompileBare(expression, piped);

    private Expr CompileBare(Expression expression, Expr? piped)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ParseFault(expression.Range, "The expression nests too deeply");
        }

        return CompileKind(expression, piped);
    }

    private Expr CompileKind(Expression expression, Expr? piped) => expression switch
    {
        Piped pipe => Compile(pipe.To, Compile(pipe.From, piped)),
        Call call => CompileCall(call, piped),
        Binary binary => CompileBinary(binary, piped),
        Conditional choice => new ConditionalExpr(At(choice.Range), Compile(choice.Condition, piped), Compile(choice.Then), Compile(choice.Else)),
        Unary { Operator: not TokenKind.Alias } unary => CompileUnary(unary, piped),
        _ when piped is not null => CompilePipeTarget(expression, piped),
        Literal literal => new ConstantExpr(At(literal.Range), Boxed(literal.Value)),
        GlobalName { Name: "for" or "while" or "tablerow" } loop => new LoopExpr(At(loop.Range), loop.Name),
        GlobalName name => new GlobalExpr(At(name.Range), name.Name),
        LocalName name => new LocalExpr(At(name.Range), name.Name),
        ArgumentsName name => CompileArguments(name),
        ThisScope scope => new ThisExpr(At(scope.Range)),
        WrappedBlock block => new WrappedBlockExpr(At(block.Range)),
        Member member => CompileMember(member),
        Indexed indexed => new IndexExpr(At(indexed.Range), CompileOwner(indexed.Target), Compile(indexed.Index), indexed.Target is Member { IsSafe: true }),
        EmptyTest test => new EmptyTestExpr(At(test.Range), Compile(test.Target)),
        Unary alias => new AliasExpr(At(alias.Range), Compile(alias.Operand)),
        ArrayLiteral array => new ArrayExpr(At(array.Range), CompileAll(array.Items)),
        ObjectLiteral literal => new ObjectExpr(At(literal.Range), Arrays.Map(literal.Members, member => new ObjectMember(member.Name, Compile(member.Value)))),
        Interpolated text => new InterpolatedExpr(At(text.Range), CompileAll(text.Parts)),
        Nested nested => CompileNested(nested),
        Step step => new StepExpr(At(step.Range), Path(step.Target), step.Delta, step.IsPrefix),
        AnonymousFunction function => new ConstantExpr(At(function.Range), Function(function.Function)),
        _ => throw new InvalidOperationException($"No code for {expression.GetType().Name}"),
    };

    private static object? Boxed(object? value) => value switch
    {
        int number => Boxes.Of(number),
        bool truth => Boxes.Of(truth),
        _ => value,
    };

    /// <summary>What stands in brackets may turn out to be no path only when it is reached.</summary>
    private PathExpr Path(Expression target)
    {
        var inner = CompileBare(target is Nested nested ? nested.Inner : target, null);
        return inner as PathExpr ?? new NoPathExpr(inner);
    }

    private Expr CompilePipeTarget(Expression target, Expr piped)
    {
        if (target is GlobalName or LocalName or Member or Indexed or ArgumentsName or Nested or AnonymousFunction or Unary)
        {
            return new CallExpr(At(target.Range), Compile(target), [piped], null, isPiped: true);
        }

        return new FailingExpr(At(target.Range), "The target of a pipe must be a function", piped);
    }

    private Expr CompileCall(Call call, Expr? piped)
    {
        if (call is { Target: GlobalName { Name: "include" }, Arguments: [{ Name: null, Value: Literal { Value: string included } }, ..] } && piped is null)
        {
            (_includes ??= []).Add(new LiteralInclude(included, At(call.Range)));
        }

        List<Expr> arguments = piped is null ? [] : [piped];
        List<bool> expands = piped is null ? [] : [false];
        List<string> names = [];
        var anyExpands = false;
        foreach (var argument in call.Arguments)
        {
            var isExpanded = argument.Value is Unary { Operator: TokenKind.Caret };
            anyExpands |= isExpanded;
            arguments.Add(isExpanded ? Compile(((Unary)argument.Value).Operand) : Compile(argument.Value));
            expands.Add(isExpanded);
            if (argument.Name is not null || names.Count > 0)
            {
                names.Add(argument.Name ?? string.Empty);
            }
        }

        var target = Compile(call.Target);
        if (anyExpands)
        {
            return new ExpandingCallExpr(At(call.Range), target, [.. arguments], [.. expands], piped is not null);
        }

        return new CallExpr(At(call.Range), target, [.. arguments], names.Count == 0 ? null : [.. names], piped is not null);
    }

    private Expr CompileBinary(Binary binary, Expr? piped)
    {
        var left = Compile(binary.Left, piped);
        var right = Compile(binary.Right);
        var at = At(binary.Range);
        var operatorAt = At(binary.OperatorRange);
        return binary.Operator switch
        {
            TokenKind.And => new AndExpr(at, left, right),
            TokenKind.Or => new OrExpr(at, left, right),
            TokenKind.Coalesce => new CoalesceExpr(at, left, right, whenPresent: false),
            TokenKind.NotCoalesce => new CoalesceExpr(at, left, right, whenPresent: true),
            TokenKind.Plus => new AddExpr(at, operatorAt, left, right),
            TokenKind.Equal => new EqualExpr(at, operatorAt, left, right, negated: false),
            TokenKind.NotEqual => new EqualExpr(at, operatorAt, left, right, negated: true),
            TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual =>
                new CompareExpr(at, operatorAt, binary.Operator, left, right),
            _ => new BinaryExpr(at, operatorAt, binary.Operator, left, right),
        };
    }

    private Expr CompileUnary(Unary unary, Expr? piped)
    {
        var operand = Compile(unary.Operand, piped);
        var at = At(unary.Range);
        return unary.Operator switch
        {
            TokenKind.Not => new NotExpr(at, operand),
            TokenKind.Minus => new SignExpr(at, operand, negative: true),
            TokenKind.Plus => new SignExpr(at, operand, negative: false),
            _ => operand,
        };
    }

    private Expr CompileArguments(ArgumentsName name)
    {
        var at = At(name.Range);
        var all = new ArgumentsExpr(at);
        return name.Index is { } index ? new IndexExpr(at, all, new ConstantExpr(at, Boxes.Of(index)), isSafe: false) : all;
    }

    /// <summary>A path fails as one expression, wherever in it the mistake is.</summary>
    private Expr CompileOwner(Expression owner) => owner is Member or Indexed or GlobalName or LocalName ? CompileBare(owner, null) : Compile(owner);

    private Expr CompileMember(Member member)
    {
        if (member.Target is GlobalName { Name: "for" or "while" or "tablerow" } loop)
        {
            return new LoopMemberExpr(At(member.Range), At(member.NameRange), loop.Name, member.Name, member.Safe);
        }

        return new MemberExpr(At(member.Range), At(member.NameRange), CompileOwner(member.Target), member.Name, member.IsSafe);
    }

    /// <summary>Brackets around anything but a path or a function change nothing once the tree stands.</summary>
    private Expr CompileNested(Nested nested)
    {
        var inner = Compile(nested.Inner);
        return nested.Inner is GlobalName or LocalName or Member or Indexed or AnonymousFunction or Nested or Unary or Conditional or Piped or Call
            ? new NestedExpr(At(nested.Range), inner)
            : inner;
    }
}
