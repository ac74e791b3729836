using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>A list that templates can grow: reading outside gives the default value, writing beyond the end fills the gap.</summary>
public partial class ScriptArray<T> : IList<T>, IScriptObject
{
    private T[] _items;
    private ScriptObject? _members;

    public ScriptArray() => _items = [];

    public ScriptArray(int capacity) => _items = capacity == 0 ? [] : new T[capacity];

    public ScriptArray(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        _items = [.. array];
        Count = array.Length;
    }

    public ScriptArray(IEnumerable<T> values)
    {
        _items = [.. values];
        Count = _items.Length;
    }

    public int Count { get; private set; }

    public virtual bool IsReadOnly { get; set; }

    [AllowNull]
    public virtual T this[int index]
    {
        get => (uint)index < (uint)Count ? _items[index] : default!;
        set
        {
            RequireWritable();
            if (index < 0)
            {
                return;
            }

            if (index >= Count)
            {
                Reserve(index + 1);
                Count = index + 1;
            }

            _items[index] = value!;
        }
    }

    /// <summary>Members such as <c>a.x</c> that stand beside the items; they are not printed.</summary>
    internal ScriptObject? ExtraMembers => _members;

    internal ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    public virtual void Add(T item)
    {
        RequireWritable();
        if (Count == _items.Length)
        {
            Reserve(Count + 1);
        }

        _items[Count++] = item;
    }

    public void AddRange(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
        {
            Add(item);
        }
    }

    public virtual void Clear()
    {
        RequireWritable();
        Array.Clear(_items, 0, Count);
        Count = 0;
    }

    public virtual bool Contains(T item) => IndexOf(item) >= 0;

    public virtual void CopyTo(T[] array, int arrayIndex) => Array.Copy(_items, 0, array, arrayIndex, Count);

    public virtual int IndexOf(T item) => Array.IndexOf(_items, item, 0, Count);

    public virtual void Insert(int index, T item)
    {
        RequireWritable();
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (index >= Count)
        {
            this[index] = item;
            return;
        }

        Reserve(Count + 1);
        Array.Copy(_items, index, _items, index + 1, Count++ - index);
        _items[index] = item;
    }

    public virtual bool Remove(T item)
    {
        var at = IndexOf(item);
        if (at >= 0)
        {
            RemoveAt(at);
        }

        return at >= 0;
    }

    public virtual void RemoveAt(int index)
    {
        RequireWritable();
        if ((uint)index >= (uint)Count)
        {
            return;
        }

        Array.Copy(_items, index + 1, _items, index, --Count - index);
        _items[Count] = default!;
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return _items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    int IScriptObject.Count => _members?.Count ?? 0;

    IEnumerable<string> IScriptObject.GetMembers() => _members?.GetMembers() ?? [];

    public virtual bool Contains(string member) => _members?.Contains(member) ?? false;

    public virtual bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value)
    {
        if (member == "size")
        {
            value = Count;
            return true;
        }

        return TryGetExtra(context, span, member, out value);
    }

    /// <summary>Reads a member that was set beside the items.</summary>
    internal bool TryGetExtra(TemplateContext context, SourceSpan span, string member, out object? value)
    {
        value = null;
        return _members is not null && _members.TryGetValue(context, span, member, out value);
    }

    public virtual bool CanWrite(string member) => !IsReadOnly && member != "size" && (_members?.CanWrite(member) ?? true);

    public virtual bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly) =>
        CanWrite(member) && (_members ??= []).TrySetValue(context, span, member, value, readOnly);

    public virtual bool Remove(string member) => _members?.Remove(member) ?? false;

    public virtual void SetReadOnly(string member, bool readOnly) => _members?.SetReadOnly(member, readOnly);

    IScriptObject IScriptObject.Clone(bool deep) => CloneArray(deep);

    private protected virtual ScriptArray<T> CloneArray(bool deep) => CopyInto(new ScriptArray<T>(Count), deep);

    private protected ScriptArray<T> CopyInto(ScriptArray<T> copy, bool deep)
    {
        foreach (var item in Items)
        {
            copy.Add(deep && item is IScriptObject nested ? (T)nested.Clone(true) : item);
        }

        copy._members = (ScriptObject?)_members?.Clone(deep);
        return copy;
    }

    /// <summary>Adds a named argument as a member, or one without a name as an item.</summary>
    internal void SetNamed(string name, T value)
    {
        if (name.Length == 0)
        {
            Add(value);
        }
        else
        {
            (_members ??= [])[name] = value;
        }
    }

    private void Reserve(int wanted)
    {
        if (wanted > _items.Length)
        {
            Array.Resize(ref _items, (int)Math.Min(Array.MaxLength, Math.Max(Math.Max(4, wanted), _items.Length * 2L)));
        }
    }

    private void RequireWritable()
    {
        if (IsReadOnly)
        {
            throw new InvalidOperationException("The array is read-only");
        }
    }
}

/// <summary>The list of <c>[1, 2]</c>.</summary>
public class ScriptArray : ScriptArray<object?>
{
    public ScriptArray()
    {
    }

    public ScriptArray(int capacity)
        : base(capacity)
    {
    }

    public ScriptArray(IEnumerable<object?> values)
        : base(values)
    {
    }

    public ScriptArray(IEnumerable values)
        : base(values.Cast<object?>())
    {
    }

    /// <summary>A list of the items of an enumerable, or of an array in JSON.</summary>
    public static ScriptArray From(object? obj) => obj switch
    {
        ScriptArray already => already,
        System.Text.Json.JsonElement json => JsonValues.ToArray(json),
        IEnumerable values and not string => new ScriptArray(values),
        _ => throw new ArgumentException($"A value of type `{obj?.GetType()}` is not a list", nameof(obj)),
    };

    private protected override ScriptArray<object?> CloneArray(bool deep) => CopyInto(new ScriptArray(Count), deep);
}
