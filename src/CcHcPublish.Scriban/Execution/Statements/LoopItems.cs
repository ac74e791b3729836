using System.Collections;
using Scriban.Runtime;

namespace Scriban.Execution.Statements;

/// <summary>The items of a loop after offset, reversed and limit, read from the list itself where there is one.</summary>
internal readonly struct LoopItems
{
    private readonly IList? _list;
    private readonly ScriptObject? _members;
    private readonly string? _text;
    private readonly int _size;
    private readonly int _start;
    private readonly bool _reversed;

    private LoopItems(IList? list, ScriptObject? members, string? text, int size, int start, int count, bool reversed)
    {
        _list = list;
        _members = members;
        _text = text;
        _size = size;
        _start = start;
        Count = count;
        _reversed = reversed;
    }

    public int Count { get; }

    public static LoopItems Of(TemplateContext context, LoopPlan plan, object source)
    {
        source = JsonValues.Read(source) ?? source;
        var list = source as IList;
        var text = source as string;
        if (list is null && text is null)
        {
            list = source switch
            {
                ScriptObject members => Members(context, members),
                IEnumerable values => context.Materialise(plan.At, KeyValueItem.Of(values)),
                _ => throw plan.Source.At.Fault($"A value of type `{TypeNames.Of(source)}` cannot be iterated"),
            };
        }

        var size = text?.Length ?? list!.Count;
        if (plan.Options.Length == 0)
        {
            return new LoopItems(list, source as ScriptObject, text, size, 0, size, false);
        }

        var (offset, limit, reversed) = Options(context, plan);
        var count = Math.Max(0, size - offset);
        var taken = limit > 0 ? Math.Min(count, limit) : count;
        return new LoopItems(list, source as ScriptObject, text, size, reversed ? size - 1 : Math.Min(offset, size), taken, reversed);
    }

    public object? At(Location at, int index)
    {
        var position = _reversed ? _start - index : _start + index;
        if (_text is not null)
        {
            return _text[position].ToString();
        }

        RequireUnchanged(at);
        return _list is ScriptArray array ? array[position] : _list![position];
    }

    /// <summary>A loop that runs backwards goes over what there was when it began.</summary>
    /// <exception cref="Syntax.ScriptRuntimeException">Something was added to the list or object since the loop began.</exception>
    public void RequireUnchanged(Location at)
    {
        if (_reversed ? _list?.Count < _size : (_list is not null && _list.Count != _size) || _members?.Count > _size)
        {
            throw at.Fault("The list was changed while it is iterated");
        }
    }

    private static (int Offset, int Limit, bool Reversed) Options(TemplateContext context, LoopPlan plan)
    {
        int offset = 0, limit = 0;
        var reversed = false;
        foreach (var (name, at, value) in plan.Options)
        {
            switch (name)
            {
                case "offset" when value is not null:
                    offset = Math.Max(0, context.ToInt(value.At, value.Evaluate(context)));
                    break;
                case "limit" when value is not null:
                    limit = context.ToInt(value.At, value.Evaluate(context));
                    break;
                case "reversed":
                    reversed = true;
                    break;
                case "cols" when value is not null && plan.IsTable:
                    break;
                default:
                    throw at.Fault($"A loop has no option `{name}`");
            }
        }

        return (offset, limit, reversed);
    }

    private static List<KeyValueItem> Members(TemplateContext context, ScriptObject members)
    {
        List<KeyValueItem> items = new(members.Count);
        foreach (var name in members.GetMembers())
        {
            members.TryGetValue(context, default, name, out var value);
            items.Add(new KeyValueItem(name, value));
        }

        return items;
    }
}
