using System.Globalization;

namespace Scriban.Execution.Statements;

/// <summary>Lays the items of a loop out as rows of an HTML table.</summary>
internal sealed class TableRowStmt(LoopPlan plan) : Stmt
{
    public override Flow Execute(TemplateContext context)
    {
        var source = plan.Source.Evaluate(context);
        if (source is null)
        {
            return Flow.Next;
        }

        var items = LoopItems.Of(context, plan, source);
        if (items.Count == 0)
        {
            context.Append("<tr class=\"row1\"></tr>");
            context.Append(context.NewLine);
            return plan.RunElse(context);
        }

        var columns = Math.Max(1, Columns(context));
        var outer = context.Frame;
        var state = new LoopState("tablerow") { Length = items.Count };
        var frame = new Frame(outer) { LoopName = plan.LoopName, Loop = state, GlobalCount = context.GlobalCount };
        var hidden = new HiddenLocal(context.Locals, plan.LocalName);
        context.Frame = frame;
        context.EnterLoop();
        try
        {
            var flow = Flow.Next;
            object? previous = null;
            for (var i = 0; i < items.Count && flow is Flow.Next or Flow.Continue; i++)
            {
                context.StepLoop(plan.At);
                var item = items.At(plan.At, i);
                state.Index = i;
                state.Column = i % columns;
                state.Changed = i == 0 || !Equals(previous, item);
                previous = item;
                if (plan.LoopName is not null)
                {
                    frame.LoopValue = item;
                }
                else
                {
                    plan.Variable.Assign(context, item);
                }

                flow = Cell(context, i, columns, isLast: i == items.Count - 1);
            }

            return flow == Flow.Return ? flow : Flow.Next;
        }
        finally
        {
            context.LeaveLoop();
            context.Frame = outer;
            hidden.Restore();
        }
    }

    private int Columns(TemplateContext context)
    {
        foreach (var (name, _, value) in plan.Options)
        {
            if (name == "cols" && value is not null)
            {
                return context.ToInt(value.At, value.Evaluate(context));
            }
        }

        return 1;
    }

    private Flow Cell(TemplateContext context, int index, int columns, bool isLast)
    {
        var column = index % columns;
        if (column == 0)
        {
            context.Append(string.Create(CultureInfo.InvariantCulture, $"<tr class=\"row{(index / columns) + 1}\">"));
        }

        context.Append(string.Create(CultureInfo.InvariantCulture, $"<td class=\"col{column + 1}\">"));
        var flow = plan.Body.Execute(context);
        context.Append("</td>");
        if (column == columns - 1 || isLast || flow is Flow.Break or Flow.Return)
        {
            context.Append("</tr>");
            context.Append(context.NewLine);
        }

        return flow;
    }
}
