using System.Collections;
using Scriban.Runtime;

namespace Scriban.Functions;

internal static class ArraySorting
{
    /// <summary>Stable; by the items themselves or by a dotted path of members, where a missing member comes first.</summary>
    public static ScriptArray Sort(in Arguments a)
    {
        var items = Items(a);
        var path = a.Text(1).Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var keyed = new (object? Key, object? Item)[items.Count];
        for (var i = 0; i < keyed.Length; i++)
        {
            keyed[i] = (KeyOf(a, items[i], path), items[i]);
        }

        try
        {
            return new ScriptArray(keyed.OrderBy(pair => pair.Key, Comparer<object?>.Default).Select(pair => pair.Item));
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            throw a.At(0).Fault("Items of different types cannot be sorted", problem);
        }
    }

    /// <summary>The items of a list; any other value stands for a list of itself.</summary>
    public static List<object?> Items(in Arguments a) => a[0] switch
    {
        null => [],
        IEnumerable list => a.Context.Materialise(a.Site.Whole, KeyValueItem.Of(list)),
        var single => [single],
    };

    /// <summary>Reads a member that an item may lack.</summary>
    public static bool TryMember(in Arguments a, object? item, string member, out object? value)
    {
        value = null;
        if (item is null)
        {
            return false;
        }

        if (item is ScriptRange range && member == "size")
        {
            value = Boxes.Of(range.Count);
            return true;
        }

        if (item is ScriptArray array)
        {
            return array.TryGetExtra(a.Context, a.Site.Span, member, out value);
        }

        if (item is IScriptObject members)
        {
            return members.TryGetValue(a.Context, a.Site.Span, member, out value);
        }

        return a.Context.TryReadMember(a.At(0), item, member, out value);
    }

    private static object? KeyOf(in Arguments a, object? item, string[] path)
    {
        foreach (var member in path)
        {
            if (!TryMember(a, item, member, out item))
            {
                return null;
            }
        }

        return item;
    }
}
