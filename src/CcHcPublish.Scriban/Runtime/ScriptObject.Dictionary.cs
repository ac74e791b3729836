using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Scriban.Runtime;

public partial class ScriptObject : IDictionary<string, object?>, IDictionary
{
    public ICollection<string> Keys => _table.Keys();

    public ICollection<object?> Values => [.. this.Select(entry => entry.Value)];

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => IsReadOnly;

    ICollection IDictionary.Keys => _table.Keys();

    ICollection IDictionary.Values => this.Select(entry => entry.Value).ToArray();

    bool IDictionary.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    object? IDictionary.this[object key]
    {
        get => this[(string)key];
        set => this[(string)key] = value;
    }

    /// <exception cref="ArgumentException">The key is present.</exception>
    public void Add(string key, object? value)
    {
        if (_table.TryGet(key, out _))
        {
            throw new ArgumentException($"The member `{key}` already exists", nameof(key));
        }

        this[key] = value;
    }

    public bool ContainsKey(string key) => Contains(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => _table.TryGet(key, out value);

    public void Clear() => _table.Clear();

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < _table.Count; i++)
        {
            yield return _table.At(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IDictionaryEnumerator IDictionary.GetEnumerator() =>
        ((IDictionary)this.ToDictionary(entry => entry.Key, entry => entry.Value)).GetEnumerator();

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        _table.TryGet(item.Key, out var value) && Equals(value, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) => Remove(item.Key);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex)
    {
        foreach (var entry in this)
        {
            array[arrayIndex++] = entry;
        }
    }

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (var entry in this)
        {
            array.SetValue(entry, index++);
        }
    }

    void IDictionary.Add(object key, object? value) => Add((string)key, value);

    bool IDictionary.Contains(object key) => Contains((string)key);

    void IDictionary.Remove(object key) => Remove((string)key);
}
