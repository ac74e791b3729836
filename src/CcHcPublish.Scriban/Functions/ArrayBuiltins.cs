using System.Collections;
using System.Text;
using Scriban.Runtime;

namespace Scriban.Functions;

internal static partial class ArrayBuiltins
{
    private static readonly string[] One = ["list"];

    public static ScriptObject Make()
    {
        var group = new FunctionGroup()
            .Add("size", One, static (in a) => Boxes.Of(SizeOf(a)))
            .Add("first", One, static (in a) => First(a))
            .Add("last", One, static (in a) => Last(a))
            .Add("join", 2, ["list", "delimiter", "function"], static (in a) => Join(a))
            .Add("sort", 1, ["list", "member"], static (in a) => ArraySorting.Sort(a))
            .Add("map", ["list", "member"], static (in a) => Map(a))
            .Add("contains", ["list", "item"], static (in a) => Boxes.Of(Contains(a)))
            .Add("limit", ["list", "count"], static (in a) => Lazily(a, a.Int(1), (items, count) => items.Take(Math.Max(0, count))))
            .Add("offset", ["list", "index"], static (in a) => Lazily(a, a.Int(1), (items, count) => items.Skip(Math.Max(0, count))))
            .Add("reverse", One, static (in a) => a[0] is null ? new ScriptArray() : new ScriptRange([.. Enumerable.Reverse(Items(a))]))
            .Add("concat", ["list1", "list2"], static (in a) => Concat(a))
            .Add("add_range", ["list1", "list2"], static (in a) => Concat(a))
            .Add("add", ["list", "value"], static (in a) => a[0] is null ? new ScriptRange([a[1]]) : new ScriptArray((IEnumerable<object?>)Items(a)) { a[1] })
            .Add("uniq", One, static (in a) => Lazily(a, 0, (items, _) => items.Distinct()))
            .Add("compact", One, static (in a) => Lazily(a, 0, (items, _) => items.Where(item => item is not null)))
            .Add("insert_at", ["list", "index", "value"], static (in a) => InsertAt(a))
            .Add("remove_at", ["list", "index"], static (in a) => RemoveAt(a))
            .Add("cycle", 1, ["list", "group"], static (in a) => Cycle(a))
            .Add("filter", ["list", "function"], static (in a) => Filter(a))
            .Add("each", ["list", "function"], static (in a) => Each(a));
        group.Members["any"] = new Builtin(2, ["list", "function"], static (in a) => Boxes.Of(Any(a)), isVariadic: true);
        return group.Members;
    }

    private static List<object?> Items(in Arguments a, int index = 0)
    {
        var list = a.List(index);
        return list is null ? [] : a.Context.Materialise(a.Site.Whole, list);
    }

    /// <summary>Null for null.</summary>
    private static ScriptRange? Lazily(in Arguments a, int count, Func<List<object?>, int, IEnumerable<object?>> choose) =>
        a[0] is null ? null : new ScriptRange([.. choose(Items(a), count)]);

    private static int SizeOf(in Arguments a) => a[0] switch
    {
        null => 0,
        ScriptObject members => members.Count,
        _ => a.Context.CountOf(a.Site.Whole, a.List(0)!),
    };

    private static object? First(in Arguments a) => a.List(0) switch
    {
        null => null,
        IList list => list.Count > 0 ? list[0] : null,
        var items => FirstOf(items),
    };

    private static object? FirstOf(IEnumerable items)
    {
        foreach (var item in items)
        {
            return item;
        }

        return null;
    }

    private static object? Last(in Arguments a)
    {
        if (a.List(0) is IList list)
        {
            return list.Count > 0 ? list[^1] : null;
        }

        var items = Items(a);
        return items.Count > 0 ? items[^1] : null;
    }

    private static string Join(in Arguments a)
    {
        if (a.List(0) is not { } list)
        {
            return string.Empty;
        }

        var delimiter = a.Text(1);
        var function = a[2] is null ? null : a.Function(2);
        var text = new StringBuilder();
        using var steps = a.Context.Steps(a.Site.Whole);
        var isFirst = true;
        foreach (var item in list)
        {
            steps.Next();
            text.Append(isFirst ? string.Empty : delimiter);
            isFirst = false;
            var part = a.Context.ObjectToString(item);
            text.Append(function is null ? part : a.Context.ObjectToString(a.Invoke(function, part)));
            a.Context.RequireTextLength(a.Site.Whole, text.Length);
        }

        return text.ToString();
    }

    private static ScriptRange Map(in Arguments a)
    {
        var member = a.Text(1);
        var values = new List<object?>();
        foreach (var item in ArraySorting.Items(a))
        {
            if (ArraySorting.TryMember(a, item, member, out var value))
            {
                values.Add(value);
            }
        }

        return new ScriptRange(values);
    }

    private static bool Contains(in Arguments a)
    {
        foreach (var item in Items(a))
        {
            if (Equals(item, a[1]) || (item is Enum && a[1] is string name && item.ToString() == name))
            {
                return true;
            }
        }

        return false;
    }

    private static ScriptRange? Concat(in Arguments a)
    {
        using var steps = a.Context.Steps(a.Site.Whole);
        return a[0] is null && a[1] is null ? null : new ScriptRange([.. Items(a), .. Items(a, 1)]);
    }

    private static ScriptArray InsertAt(in Arguments a)
    {
        var items = new ScriptArray((IEnumerable<object?>)Items(a));
        var at = Math.Max(0, a.Int(1));
        a.Context.RequireGap(a.At(1), (long)at - items.Count);
        using var steps = a.Context.Steps(a.Site.Whole);
        while (items.Count < at)
        {
            steps.Next();
            items.Add(null);
        }

        items.Insert(at, a[2]);
        return items;
    }

    private static ScriptArray RemoveAt(in Arguments a)
    {
        var items = new ScriptArray((IEnumerable<object?>)Items(a));
        var at = a.Int(1);
        items.RemoveAt(at < 0 ? items.Count + at : at);
        return items;
    }

    private static object? Cycle(in Arguments a)
    {
        var items = Items(a);
        var group = a.NullableText(1) ?? string.Join(',', items.Select(a.Context.TextOf));
        return items.Count == 0 ? null : items[a.Context.NextInCycle(group, items.Count)];
    }
}
