using Scriban.Execution.Calls;
using Scriban.Execution.Statements;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Execution;

/// <summary>
/// Turns a syntax tree into nodes that execute themselves, once per template; with guards around every expression for hosts that want
/// errors as text.
/// </summary>
internal sealed partial class Compiler(SourceText source, bool guards = false)
{
    private List<LiteralInclude>? _includes;

    /// <param name="body">What the text says.</param>
    /// <param name="parseAgain">Reads the text once more, so that no tree is kept for a second compilation that hardly ever comes.</param>
    public ScriptPage CompilePage(BlockStatement body, Func<BlockStatement> parseAgain)
    {
        var block = Compile(body);
        return new ScriptPage(source, block, _includes is null ? [] : [.. _includes], () => new Compiler(source, guards: true).Compile(parseAgain()));
    }

    private Block Compile(BlockStatement block)
    {
        List<Stmt> items = new(block.Items.Length);
        List<Location> places = new(block.Items.Length);
        List<string?> indents = new(block.Items.Length);
        string? indent = null;
        foreach (var item in block.Items)
        {
            switch (item)
            {
                case CodeOpenMark open:
                    indent = open.Indent ?? string.Empty;
                    break;
                case CodeCloseMark:
                    indent = null;
                    break;
                case EscapeStatement escape:
                    indent = string.Empty;
                    items.Add(new TextStmt(TextOf(escape.Range)));
                    places.Add(At(escape.Range));
                    indents.Add(indent);
                    break;
                default:
                    items.Add(Compile(item));
                    places.Add(At(item.Range));
                    indents.Add(indent);
                    break;
            }
        }

        return new Block(At(block.Range), [.. items], [.. places], [.. indents]);
    }

    private Stmt Compile(Statement statement) => statement switch
    {
        TextStatement text => new TextStmt(TextOf(text.Range)),
        ExpressionStatement expression => new PrintStmt(Compile(expression.Value)),
        AssignStatement assign => Silent(Assignment(assign), assign.Range),
        IfStatement branch => new IfStmt(Arrays.Map(branch.Branches, b => new Branch(Compile(b.Condition), Compile(b.Body))), CompileOptional(branch.Else)),
        CaseStatement choice => new CaseStmt(
            Compile(choice.Value),
            Arrays.Map(choice.Branches, b => new Choice(CompileAll(b.Values), Compile(b.Body))),
            CompileOptional(choice.Else)),
        ForStatement loop => loop.IsTable ? new TableRowStmt(Plan(loop)) : new ForStmt(Plan(loop)),
        WhileStatement loop => new WhileStmt(At(loop.Range), Compile(loop.Condition), Compile(loop.Body)),
        BreakStatement jump => new FlowStmt(At(jump.Range), Flow.Break),
        ContinueStatement jump => new FlowStmt(At(jump.Range), Flow.Continue),
        ReturnStatement result => new ReturnStmt(result.Value is null ? null : Compile(result.Value)),
        CaptureStatement capture => new CaptureStmt(Path(capture.Target), Compile(capture.Body)),
        WithStatement scope => new WithStmt(At(scope.Value.Range), Compile(scope.Value), Compile(scope.Body)),
        WrapStatement wrap => new WrapStmt(
            At(wrap.Target.Range), CompileBare(wrap.Target, null), new ScriptBlockStatement(At(wrap.Body.Range), Compile(wrap.Body))),
        ImportStatement import => new ImportStmt(At(import.Value.Range), Compile(import.Value)),
        ReadOnlyStatement fixedName => new ReadOnlyStmt(CompileBare(fixedName.Variable, null)),
        FunctionStatement function => new FunctionStmt(Path(function.Target), Function(function.Function)),
        _ => throw new InvalidOperationException($"No code for {statement.GetType().Name}"),
    };

    private Stmt Assignment(AssignStatement assign) => assign.Operator == TokenKind.Assign
        ? new AssignStmt(Path(assign.Target), Compile(assign.Value))
        : new CompoundAssignStmt(Path(assign.Target), assign.Operator, At(assign.OperatorRange), Compile(assign.Value));

    private Stmt Silent(Stmt statement, TextRange range) => guards ? new SilentStmt(statement, At(range)) : statement;

    private LoopPlan Plan(ForStatement loop) => new(
        At(loop.Range),
        Path(loop.Variable),
        Compile(loop.Source),
        Arrays.Map(loop.Options, option => new LoopArgument(option.Name, At(option.Range), option.Value is null ? null : Compile(option.Value))),
        Compile(loop.Body),
        CompileOptional(loop.Else),
        loop.IsTable);

    private Expr[] CompileAll(Expression[] expressions) => Arrays.Map(expressions, expression => Compile(expression));

    private Block? CompileOptional(BlockStatement? block) => block is null ? null : Compile(block);

    private ScriptFunction Function(FunctionBody function) => new(
        function.Parameters,
        CompileOptional(function.Body),
        function.Inline is null ? null : Compile(function.Inline),
        function.IsAnonymous);

    private Location At(TextRange range) => new(source, range);

    private string TextOf(TextRange range) => source.Text[range.Start..range.End];
}
