using System.Collections;
using Scriban.Execution;
using Scriban.Execution.Operators;
using Scriban.Members;
using Scriban.Runtime;

namespace Scriban;

public partial class TemplateContext
{
    private AccessorCache? _accessors;

    private AccessorCache Accessors => _accessors is { } cache && cache.Fits(MemberRenamer, MemberFilter)
        ? cache
        : _accessors = AccessorCache.For(MemberRenamer, MemberFilter);

    /// <summary>Whether a member of null is null; that of an element needs no relaxed members.</summary>
    internal bool RelaxesNullOwner => EnableRelaxedTargetAccess && EnableRelaxedMemberAccess;

    internal object? ReadMember(Location at, object owner, string name)
    {
        object? value;
        switch (owner)
        {
            case LoopState loop:
                return loop.Member(name);
            case IScriptObject members:
                return members.TryGetValue(this, at.Span, name, out value) ? value : MissingMember(at, owner, name);
            case string text:
                return name == "size" ? Boxes.Of(text.Length) : MissingMember(at, owner, name);
            case KeyValueItem item:
                return name == MemberName("Key") ? item.Key : name == MemberName("Value") ? item.Value : MissingMember(at, owner, name);
            case IDictionary entries:
                return Dictionaries.TryGet(this, entries, name, out value) ? value : MissingMember(at, owner, name) ?? Dictionaries.DefaultOf(entries);
            case IList list when name == "size":
                return Boxes.Of(list.Count);
        }

        var accessor = Accessors.Of(owner.GetType());
        if (accessor.TryGet(name, out var reader))
        {
            return Read(at, reader, owner, name);
        }

        return JsonValues.TryMember(owner, name, out value) || Dictionaries.TryGetGeneric(owner, name, out value) ? value : MissingMember(at, owner, name);
    }

    internal object? MissingMember(Location at, object owner, string name)
    {
        if (TryGetMember is { } ask && ask(this, at.Span, owner, name, out var value))
        {
            return value;
        }

        return EnableRelaxedMemberAccess
            ? null
            : throw at.Fault($"A value of type `{TypeNames.Of(owner)}` has no member `{name}`");
    }

    internal void WriteMember(Location at, object owner, string name, object? value)
    {
        var written = owner switch
        {
            IScriptObject members => members.TrySetValue(this, default, name, value, false),
            IDictionary entries => Dictionaries.TrySet(this, at, entries, name, value),
            string or LoopState or KeyValueItem => false,
            _ => Accessors.Of(owner.GetType()).TrySet(this, at, owner, name, value),
        };
        if (!written)
        {
            throw at.Fault($"The member `{name}` of a value of type `{TypeNames.Of(owner)}` cannot be set");
        }
    }

    internal object? ReadElement(Location at, Location keyAt, object owner, object key)
    {
        object? value;
        switch (owner)
        {
            case string text:
                return CharacterAt(at, text, ToInt(keyAt, key));
            case IList list when !IsName(list, key):
                return ItemOf(at, list, ToInt(keyAt, key));
            case IScriptObject members:
                var name = key as string ?? ObjectToString(key) ?? string.Empty;
                return members.TryGetValue(this, keyAt.Span, name, out value) ? value : MissingMember(keyAt, owner, name);
            case IDictionary entries:
                return Dictionaries.TryGet(this, entries, key, out value) ? value : MissingMember(keyAt, owner, ObjectToString(key) ?? string.Empty);
            case LoopState loop:
                return loop.Member(TextOf(key));
            case IDictionary<string, object?> or IReadOnlyDictionary<string, object?>:
                return Dictionaries.TryGetGeneric(owner, TextOf(key), out value) ? value : MissingMember(keyAt, owner, TextOf(key));
        }

        if (JsonValues.IsJson(owner))
        {
            return JsonValues.Read(owner) is { } plain && !JsonValues.IsJson(plain) ? ReadElement(at, keyAt, plain, key) : null;
        }

        var accessor = Accessors.Of(owner.GetType());
        if (accessor.TryGetElement(this, keyAt, owner, key, out var element))
        {
            return element;
        }

        return EnableRelaxedIndexerAccess && (owner is Enum || Numbers.KindOf(owner) == NumberKind.None)
            ? null
            : throw at.Fault($"A value of type `{TypeNames.Of(owner)}` has no elements");
    }

    internal void WriteElement(Location at, Location keyAt, object owner, object key, object? value)
    {
        switch (owner)
        {
            case IList list when !IsName(list, key) && (!list.IsReadOnly || list is ScriptRange):
                WriteItem(at, keyAt, list, ToInt(keyAt, key), value);
                break;
            case IScriptObject or string:
                WriteMember(keyAt, owner, TextOf(key), value);
                break;
            case IDictionary entries when Dictionaries.TrySet(this, at, entries, key, value):
                break;
            case not (IList or IDictionary) when Accessors.Of(owner.GetType()).TrySetElement(this, keyAt, owner, (key, value)):
                break;
            default:
                throw at.Fault($"The elements of a value of type `{TypeNames.Of(owner)}` cannot be set");
        }
    }

    /// <summary>Whether an index names a member of an array of the language rather than one of its items.</summary>
    private static bool IsName(IList list, object key) => key is string && list is ScriptArray;

    private static object? Read(Location at, Func<object, object?> reader, object owner, string name)
    {
        try
        {
            return JsonValues.Read(reader(owner));
        }
        catch (Exception problem) when (problem is not (Syntax.ScriptRuntimeException or OutOfMemoryException))
        {
            throw at.Fault($"The member `{name}` could not be read: {problem.Message}", problem);
        }
    }

    private static string CharacterAt(Location at, string text, int index)
    {
        var position = index < 0 ? text.Length + index : index;
        return (uint)position < (uint)text.Length
            ? text[position].ToString()
            : throw at.Fault($"The index {index} lies outside a text of {text.Length} characters");
    }

    private object? ItemOf(Location at, IList list, int index)
    {
        var position = index < 0 ? list.Count + index : index;
        if ((uint)position < (uint)list.Count)
        {
            return list[position];
        }

        return EnableRelaxedIndexerAccess && !list.GetType().IsArray
            ? null
            : throw at.Fault($"The index {index} lies outside a list of {list.Count} items");
    }

    private void WriteItem(Location at, Location keyAt, IList list, int index, object? value)
    {
        var position = index < 0 ? list.Count + index : index;
        if (position < 0 || (position >= list.Count && !Lists.IsOwn(list)))
        {
            throw keyAt.Fault($"The index {index} lies outside a list of {list.Count} items");
        }

        RequireGap(keyAt, (long)position - list.Count);

        try
        {
            list[position] = value;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidCastException or NotSupportedException or InvalidOperationException)
        {
            throw at.Fault($"The element {index} cannot be set: {problem.Message}", problem);
        }
    }
}
