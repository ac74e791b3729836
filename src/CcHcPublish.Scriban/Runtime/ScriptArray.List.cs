using System.Collections;

namespace Scriban.Runtime;

public partial class ScriptArray<T> : IList
{
    bool IList.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    object? IList.this[int index]
    {
        get => this[index];
        set => this[index] = (T)value!;
    }

    int IList.Add(object? value)
    {
        Add((T)value!);
        return Count - 1;
    }

    bool IList.Contains(object? value) => ((IList)this).IndexOf(value) >= 0;

    int IList.IndexOf(object? value) => value is T or null ? IndexOf((T)value!) : -1;

    void IList.Insert(int index, object? value) => Insert(index, (T)value!);

    void IList.Remove(object? value)
    {
        if (value is T or null)
        {
            Remove((T)value!);
        }
    }

    void ICollection.CopyTo(Array array, int index) => Array.Copy(_items, 0, array, index, Count);
}
