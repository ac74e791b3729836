using System.Reflection;
using Scriban.Execution;
using Scriban.Runtime;

namespace Scriban.Members;

/// <summary>
/// What templates may reach of a host type: public instance fields and readable properties, the most derived first, and one
/// indexer. Resolved once; reading then goes through delegates.
/// </summary>
internal sealed class TypeAccessor
{
    private readonly Dictionary<string, Func<object, object?>> _readers = [];
    private readonly Dictionary<string, MemberInfo> _members = [];
    private readonly MethodInvoker? _indexer;
    private readonly MethodInvoker? _indexSetter;
    private readonly Type? _elementType;
    private readonly Type? _keyType;

    public TypeAccessor(Type type, MemberRenamerDelegate renamer, MemberFilterDelegate? filter)
    {
        foreach (var member in MembersOf(type))
        {
            if (member.IsDefined(typeof(ScriptMemberIgnoreAttribute), inherit: true) || (filter is not null && !filter(member)))
            {
                continue;
            }

            if (member is PropertyInfo property && property.GetIndexParameters().Length > 0)
            {
                if (_indexer is null && property.GetIndexParameters() is [var key])
                {
                    _indexer = MethodInvoker.Create(property.GetMethod!);
                    _keyType = key.ParameterType;
                    _elementType = property.PropertyType;
                    _indexSetter = property.SetMethod is { IsPublic: true } setter ? MethodInvoker.Create(setter) : null;
                }

                continue;
            }

            var name = renamer(member) is { Length: > 0 } renamed ? renamed : member.Name;
            if (_readers.TryAdd(name, MemberReader.For(member)))
            {
                _members.Add(name, member);
            }
        }
    }

    public IEnumerable<string> Names => _readers.Keys;

    public bool IsField(string name) => _members.TryGetValue(name, out var member) && member is FieldInfo;

    public bool TryGet(string name, out Func<object, object?> reader) => _readers.TryGetValue(name, out reader!);

    public bool TryGetElement(TemplateContext context, Location keyAt, object owner, object key, out object? value)
    {
        value = null;
        if (_indexer is null)
        {
            return false;
        }

        var converted = context.ToObject(keyAt.Span, key, _keyType!);
        try
        {
            value = _indexer.Invoke(owner, converted);
        }
        catch (Exception problem) when (problem is KeyNotFoundException or ArgumentOutOfRangeException)
        {
            value = null;
        }

        return true;
    }

    /// <summary>Writes through the public setter of an indexer.</summary>
    public bool TrySetElement(TemplateContext context, Location keyAt, object owner, (object Key, object? Value) element)
    {
        if (_indexSetter is null)
        {
            return false;
        }

        var key = context.ToObject(keyAt.Span, element.Key, _keyType!);
        try
        {
            _indexSetter.Invoke(owner, key, context.ToObject(keyAt.Span, element.Value, _elementType!));
            return true;
        }
        catch (Exception problem) when (problem is not (Syntax.ScriptRuntimeException or OutOfMemoryException))
        {
            throw keyAt.Fault($"The element {key} cannot be set: {problem.Message}", problem);
        }
    }

    /// <summary>Writes through public fields and public setters that are not <c>init</c>.</summary>
    public bool TrySet(TemplateContext context, Location at, object owner, string name, object? value)
    {
        if (!_members.TryGetValue(name, out var member))
        {
            return false;
        }

        try
        {
            switch (member)
            {
                case FieldInfo { IsInitOnly: false, IsLiteral: false } field:
                    field.SetValue(owner, context.ToObject(at.Span, value, field.FieldType));
                    return true;
                case PropertyInfo { SetMethod: { IsPublic: true } setter } property when !IsInit(setter):
                    property.SetValue(owner, context.ToObject(at.Span, value, property.PropertyType));
                    return true;
                default:
                    return false;
            }
        }
        catch (TargetInvocationException problem)
        {
            throw at.Fault($"The member `{name}` could not be set: {problem.InnerException?.Message}", problem.InnerException);
        }
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static IEnumerable<MemberInfo> MembersOf(Type type)
    {
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var field in current.GetFields(Flags))
            {
                yield return field;
            }

            foreach (var property in current.GetProperties(Flags))
            {
                if (property.GetMethod is { IsPublic: true })
                {
                    yield return property;
                }
            }
        }
    }
}
