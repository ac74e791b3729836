using System.Collections;

namespace Scriban.Runtime;

/// <summary>A list that is computed while it is read. Setting an item keeps the items from then on; none can be added or removed.</summary>
public class ScriptRange(IEnumerable values) : IList
{
    private List<object?>? _items;

    internal ScriptRange(List<object?> items)
        : this((IEnumerable)items) => _items = items;

    public IEnumerable Values => _items ?? values;

    public virtual int Count => Items.Count;

    bool IList.IsFixedSize => true;

    public bool IsReadOnly => true;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    /// <summary>Whether items can be read one by one without computing what lies before them.</summary>
    internal virtual bool HasItems => _items is not null;

    private List<object?> Items => _items ??= [.. values.Cast<object?>()];

    public virtual object? this[int index]
    {
        get => (uint)index < (uint)Count ? Items[index] : null;
        set => Set(index, value);
    }

    /// <summary>Whether an item was set, so that the items kept stand instead of what would be computed.</summary>
    private protected bool IsChanged { get; private set; }

    public virtual IEnumerator GetEnumerator() => Values.GetEnumerator();

    public virtual int IndexOf(object? value) => Items.IndexOf(value);

    public bool Contains(object? value) => IndexOf(value) >= 0;

    public void CopyTo(Array array, int index)
    {
        foreach (var item in this)
        {
            array.SetValue(item, index++);
        }
    }

    int IList.Add(object? value) => throw ReadOnly();

    void IList.Clear() => throw ReadOnly();

    void IList.Insert(int index, object? value) => throw ReadOnly();

    void IList.Remove(object? value) => throw ReadOnly();

    void IList.RemoveAt(int index) => throw ReadOnly();

    public override string ToString() => typeof(ScriptRange).FullName!;

    private void Set(int index, object? value)
    {
        if (!IsChanged)
        {
            _items = [.. this.Cast<object?>()];
            IsChanged = true;
        }

        while (_items!.Count <= index)
        {
            _items.Add(null);
        }

        _items[index] = value;
    }

    private static NotSupportedException ReadOnly() => new("A range cannot be changed");
}
