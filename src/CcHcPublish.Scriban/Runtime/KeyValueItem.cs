using System.Collections;

namespace Scriban.Runtime;

/// <summary>What a loop over an object yields; templates reach its members under their renamed names.</summary>
internal sealed record KeyValueItem(object Key, object? Value)
{
    /// <summary>Whether a value is a pair of .NET, which lists of such pairs yield.</summary>
    public static bool IsPair(object value) => value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    /// <summary>The items of an enumerable; those of an object or a typed dictionary become pairs that templates can read.</summary>
    public static IEnumerable Of(IEnumerable items) => items switch
    {
        ScriptObject members => members.Select(entry => new KeyValueItem(entry.Key, entry.Value)),
        IDictionary entries when entries.GetType().IsGenericType => Entries(entries),
        _ => items,
    };

    private static IEnumerable<KeyValueItem> Entries(IDictionary entries)
    {
        var walk = entries.GetEnumerator();
        while (walk.MoveNext())
        {
            yield return new KeyValueItem(walk.Key, walk.Value);
        }
    }
}
