namespace Scriban.Runtime;

/// <summary>
/// A hash table that keeps insertion order. A reader that remembers where it found a name the last time passes that place as a
/// hint: names of templates are interned, so one reference comparison then replaces the search, also in another object of the
/// same shape. Copies share their entries until one of them is changed.
/// </summary>
internal sealed class EntryTable
{
    private const int LinearLimit = 8;

    private static readonly Entry[] None = Arrays.Resized<Entry>(new Entry[1], 0);

    private readonly IEqualityComparer<string>? _comparer;
    private Entry[] _entries;
    private int[]? _buckets;
    private bool _isShared;

    public EntryTable(int capacity, IEqualityComparer<string>? comparer)
    {
        _comparer = ReferenceEquals(comparer, StringComparer.Ordinal) ? null : comparer;
        _entries = capacity > 0 ? new Entry[capacity] : None;
    }

    private EntryTable(EntryTable shared)
    {
        _comparer = shared._comparer;
        _entries = shared._entries;
        _buckets = shared._buckets;
        Count = shared.Count;
        _isShared = true;
    }

    public int Count { get; private set; }

    public EntryTable Clone()
    {
        _isShared = true;
        return new EntryTable(this);
    }

    public int HashOf(string key) => _comparer is null ? key.GetHashCode() : _comparer.GetHashCode(key);

    public bool TryGet(string key, out object? value)
    {
        var at = Find(key, HashOf(key));
        value = at >= 0 ? _entries[at].Value : null;
        return at >= 0;
    }

    /// <summary>Finds an interned name whose ordinal hash is known.</summary>
    public bool TryGet(string name, int hash, ref int hint, out object? value)
    {
        var entries = _entries;
        var at = hint;
        if ((uint)at < (uint)entries.Length && at < Count && ReferenceEquals(entries[at].Key, name))
        {
            value = entries[at].Value;
            return true;
        }

        at = Find(name, _comparer is null ? hash : _comparer.GetHashCode(name));
        if (at < 0)
        {
            value = null;
            return false;
        }

        hint = at;
        value = _entries[at].Value;
        return true;
    }

    public KeyValuePair<string, object?> At(int index) => new(_entries[index].Key, _entries[index].Value);

    public void Set(string key, object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        Own();
        var hash = HashOf(key);
        var at = Find(key, hash);
        if (at >= 0)
        {
            _entries[at].Value = value;
            return;
        }

        if (Count == _entries.Length)
        {
            _entries = Arrays.Resized(_entries, Math.Max(4, Count * 2));
            _buckets = null;
        }

        _entries[Count++] = new Entry { Key = key, Hash = hash, Value = value };
        if (_buckets is null)
        {
            Rebuild();
        }
        else
        {
            Link(Count - 1);
        }
    }

    public bool Remove(string key)
    {
        var at = Find(key, HashOf(key));
        if (at < 0)
        {
            return false;
        }

        Own();
        Array.Copy(_entries, at + 1, _entries, at, --Count - at);
        _entries[Count] = default;
        Rebuild();
        return true;
    }

    public void Clear()
    {
        _entries = None;
        _buckets = null;
        Count = 0;
        _isShared = false;
    }

    public bool IsReadOnly(string key)
    {
        var at = Count == 0 ? -1 : Find(key, HashOf(key));
        return at >= 0 && _entries[at].IsReadOnly;
    }

    public void SetReadOnly(string key, bool readOnly)
    {
        var at = Find(key, HashOf(key));
        if (at >= 0)
        {
            Own();
            _entries[at].IsReadOnly = readOnly;
        }
    }

    public void MapValues(Func<object?, object?> map)
    {
        Own();
        for (var i = 0; i < Count; i++)
        {
            _entries[i].Value = map(_entries[i].Value);
        }
    }

    public string[] Keys()
    {
        var keys = new string[Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = _entries[i].Key;
        }

        return keys;
    }

    private int Find(string key, int hash)
    {
        var entries = _entries;
        if (_buckets is not { } buckets)
        {
            for (var i = 0; i < Count; i++)
            {
                if (entries[i].Hash == hash && IsKey(entries[i].Key, key))
                {
                    return i;
                }
            }

            return -1;
        }

        for (var i = buckets[hash & (buckets.Length - 1)] - 1; i >= 0; i = entries[i].Next - 1)
        {
            if (entries[i].Hash == hash && IsKey(entries[i].Key, key))
            {
                return i;
            }
        }

        return -1;
    }

    private bool IsKey(string candidate, string key) =>
        _comparer is null ? string.Equals(candidate, key, StringComparison.Ordinal) : _comparer.Equals(candidate, key);

    private void Own()
    {
        if (_isShared)
        {
            _entries = Arrays.Resized(_entries, _entries.Length);
            _buckets = _buckets is null ? null : [.. _buckets];
            _isShared = false;
        }
    }

    private void Rebuild()
    {
        if (_entries.Length <= LinearLimit)
        {
            _buckets = null;
            return;
        }

        _buckets = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_entries.Length)];
        for (var i = 0; i < Count; i++)
        {
            Link(i);
        }
    }

    private void Link(int at)
    {
        ref var bucket = ref _buckets![_entries[at].Hash & (_buckets.Length - 1)];
        _entries[at].Next = bucket;
        bucket = at + 1;
    }

    private struct Entry
    {
        public string Key;
        public object? Value;
        public int Hash;
        public int Next;
        public bool IsReadOnly;
    }
}
