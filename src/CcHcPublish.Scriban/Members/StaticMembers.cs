using System.Reflection;
using Scriban.Runtime;

namespace Scriban.Members;

/// <summary>Imports the public static methods and properties of a type.</summary>
internal static class StaticMembers
{
    private const BindingFlags Flags = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static void ImportInto(IScriptObject target, Type type)
    {
        for (var current = type; current is not null && current != typeof(ScriptObject) && current != typeof(object); current = current.BaseType)
        {
            Import(target, current, ScriptMemberImportFlags.Method | ScriptMemberImportFlags.Property, null, null);
        }
    }

    public static void Import(
        IScriptObject target, Type type, ScriptMemberImportFlags flags, MemberFilterDelegate? filter, MemberRenamerDelegate? renamer)
    {
        renamer ??= StandardMemberRenamer.Default;
        foreach (var member in type.GetMembers(Flags))
        {
            if (member.IsDefined(typeof(ScriptMemberIgnoreAttribute), inherit: true) || (filter is not null && !filter(member)))
            {
                continue;
            }

            var name = renamer(member) is { Length: > 0 } renamed ? renamed : member.Name;
            switch (member)
            {
                case MethodInfo { IsSpecialName: false, IsGenericMethodDefinition: false } method when flags.HasFlag(ScriptMemberImportFlags.Method):
                    Set(target, name, new MethodFunction(method, null));
                    break;
                case PropertyInfo { GetMethod.IsPublic: true } property
                    when flags.HasFlag(ScriptMemberImportFlags.Property) && property.GetIndexParameters().Length == 0:
                    Set(target, name, property.GetValue(null));
                    break;
                case FieldInfo { IsLiteral: false } field when flags.HasFlag(ScriptMemberImportFlags.Field):
                    Set(target, name, field.GetValue(null));
                    break;
            }
        }
    }

    public static void Set(IScriptObject target, string name, object? value)
    {
        if (target is ScriptObject members)
        {
            members.Table.Set(string.IsInterned(name) ?? name, value);
        }
        else
        {
            target.TrySetValue(null!, default, name, value, false);
        }
    }
}
