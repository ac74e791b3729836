using Scriban.Members;
using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>
/// Named values in the order they were added; reading a missing one gives null. Not thread-safe for writing. A class derived
/// from it offers its own public static methods and properties to templates.
/// </summary>
public partial class ScriptObject : IScriptObject, IFormattable
{
    private readonly EntryTable _table;

    public ScriptObject()
        : this(0, null)
    {
    }

    public ScriptObject(int capacity)
        : this(capacity, null)
    {
    }

    public ScriptObject(IEqualityComparer<string>? keyComparer)
        : this(0, keyComparer)
    {
    }

    public ScriptObject(int capacity, IEqualityComparer<string>? keyComparer)
        : this(new EntryTable(capacity, keyComparer))
    {
    }

    private protected ScriptObject(EntryTable table)
    {
        _table = table;
        IsPlain = GetType() == typeof(ScriptObject);
        if (!IsPlain && GetType().Assembly != typeof(ScriptObject).Assembly)
        {
            StaticMembers.ImportInto(this, GetType());
        }
    }

    public int Count => _table.Count;

    /// <summary>Whether every write is refused.</summary>
    public virtual bool IsReadOnly { get; set; }

    /// <summary>Whether no derived class can have changed how members are found.</summary>
    internal bool IsPlain { get; private protected init; }

    internal EntryTable Table => _table;

    /// <summary>What is read-only binds templates; the host sets such a member too, and read-only it stays.</summary>
    /// <exception cref="InvalidOperationException">The whole object is read-only; so for every write by the host.</exception>
    public object? this[string key]
    {
        get => _table.TryGet(key, out var value) ? value : null;
        set
        {
            RequireWritable();
            _table.Set(key, value);
        }
    }

    /// <summary>The members of a JSON object, a dictionary, another ScriptObject or any other object, in an object of their own.</summary>
    public static ScriptObject From(object? obj)
    {
        var imported = new ScriptObject();
        imported.Import(obj);
        return imported;
    }

    public virtual IEnumerable<string> GetMembers() => _table.Keys();

    public virtual bool Contains(string member) => _table.TryGet(member, out _);

    public virtual bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value) =>
        _table.TryGet(member, out value);

    public virtual bool CanWrite(string member) => !IsReadOnly && !_table.IsReadOnly(member);

    public virtual bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly)
    {
        if (!CanWrite(member))
        {
            return false;
        }

        SetValue(member, value, readOnly);
        return true;
    }

    /// <summary>Sets a member, a read-only one too.</summary>
    public virtual void SetValue(string member, object? value, bool readOnly)
    {
        RequireWritable();
        _table.Set(member, value);
        if (readOnly)
        {
            _table.SetReadOnly(member, true);
        }
    }

    public virtual bool Remove(string member)
    {
        RequireWritable();
        return _table.Remove(member);
    }

    public virtual void SetReadOnly(string member, bool readOnly) => _table.SetReadOnly(member, readOnly);

    /// <summary>The value of a member when it is of a type, else that type's default.</summary>
    public T? GetSafeValue<T>(string name) => this[name] is T value ? value : default;

    public virtual IScriptObject Clone(bool deep)
    {
        var copy = new ScriptObject(_table.Clone()) { IsReadOnly = IsReadOnly };
        if (deep)
        {
            copy._table.MapValues(value => value is IScriptObject nested ? nested.Clone(true) : value);
        }

        return copy;
    }

    /// <summary>The members with the .NET text of each value; inside a template a context prints values in the language's own form.</summary>
    public virtual string ToString(string? format, IFormatProvider? formatProvider) => formatProvider is TemplateContext context
        ? context.ObjectToString(this) ?? string.Empty
        : ShallowText.Of(this, formatProvider);

    public override string ToString() => ToString(null, null);

    private void RequireWritable()
    {
        if (IsReadOnly)
        {
            throw new InvalidOperationException("The object is read-only");
        }
    }
}
