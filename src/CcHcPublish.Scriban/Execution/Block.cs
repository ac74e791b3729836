namespace Scriban.Execution;

/// <summary>
/// Statements in order. Beside each stands the indent that automatic indentation gives to what it prints: a text of its own, or
/// null for the indent with which the block was entered.
/// </summary>
internal sealed class Block(Location at, Stmt[] items, string?[] indents)
{
    public Flow Execute(TemplateContext context)
    {
        var entered = context.Indent;
        var flow = Flow.Next;
        for (var i = 0; i < items.Length; i++)
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

            flow = items[i].Execute(context);
            if (flow != Flow.Next)
            {
                break;
            }
        }

        context.Indent = entered;
        return flow;
    }
}
