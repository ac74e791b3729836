using Scriban.Execution.Calls;
using Scriban.Runtime;

namespace Scriban.Functions;

internal static partial class ArrayBuiltins
{
    private static ScriptRange? Filter(in Arguments a)
    {
        if (a.List(0) is not { } list)
        {
            return null;
        }

        if (a[1] is null)
        {
            return new ScriptRange(Items(a));
        }

        var function = a.Function(1);
        using var steps = a.Context.Steps(a.Site.Whole);
        List<object?> kept = [];
        foreach (var item in list)
        {
            steps.Next();
            if (a.Context.IsTrue(a.Site.Whole, a.Invoke(function, item)))
            {
                kept.Add(item);
            }
        }

        return new ScriptRange(kept);
    }

    private static ScriptRange? Each(in Arguments a)
    {
        if (a.List(0) is not { } list)
        {
            return null;
        }

        if (a[1] is null)
        {
            return new ScriptRange(Items(a));
        }

        var function = a.Function(1);
        using var steps = a.Context.Steps(a.Site.Whole);
        List<object?> results = [];
        foreach (var item in list)
        {
            steps.Next();
            results.Add(a.Invoke(function, item));
        }

        return new ScriptRange(results);
    }

    private static bool Any(in Arguments a)
    {
        var list = a.List(0) ?? Array.Empty<object?>();
        if (a[1] is not IScriptCustomFunction function)
        {
            return false;
        }

        using var steps = a.Context.Steps(a.Site.Whole);
        foreach (var item in list)
        {
            steps.Next();
            object?[] values = [item, .. a.From(2)];
            if (a.Context.Invoke(function, new Invocation(a.Site, values)) is true)
            {
                return true;
            }
        }

        return false;
    }
}
