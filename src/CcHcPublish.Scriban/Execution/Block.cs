using Scriban.Syntax;

namespace Scriban.Execution;

/// <summary>
/// Statements in order. Beside each stands its place and the indent that automatic indentation gives to what it prints: a text of its
/// own, or null for the indent with which the block was entered.
/// </summary>
internal sealed class Block(Location at, Stmt[] items, Location[] places, string?[] indents)
{
    public Flow Execute(TemplateContext context)
    {
        var entered = context.Indent;
        var flow = Flow.Next;
        for (var i = 0; i < items.Length && flow == Flow.Next; i++)
        {
            try
            {
                flow = Run(context, ref i, entered);
            }
            catch (Exception problem) when (Concerns(context, problem))
            {
                if (!context.CanExplain(problem))
                {
                    throw TemplateContext.Located(problem, places[i]);
                }

                context.Append(context.Explain(problem, places[i]));
            }
        }

        context.Indent = entered;
        return flow;
    }

    /// <summary>One or more statements, so that the guard around them is set up once for all.</summary>
    private Flow Run(TemplateContext context, ref int i, string entered)
    {
        for (; i < items.Length; i++)
        {
            context.CheckAbort(at);
            if (context.AutoIndent)
            {
                context.Indent = indents[i] ?? entered;
            }

            if (context.KeepsLastValue)
            {
                context.Keep(null);
            }

            var flow = items[i].Execute(context);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    /// <summary>What has its place already passes by, unless the host wants errors as text.</summary>
    private static bool Concerns(TemplateContext context, Exception problem) => problem is ScriptRuntimeException known
        ? !known.HasPlace || context.CanExplain(problem)
        : problem is not (OutOfMemoryException or OperationCanceledException);
}
