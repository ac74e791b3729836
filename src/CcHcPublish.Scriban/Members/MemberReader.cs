using System.Reflection;
using Scriban.Runtime;

namespace Scriban.Members;

/// <summary>Makes delegates that read a member: for classes bound to the getter itself, so that reading needs no reflection.</summary>
internal static class MemberReader
{
    private static readonly MethodInfo BindMethod = typeof(MemberReader).GetMethod(nameof(Bind), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Func<object, object?> For(MemberInfo member)
    {
        if (member is FieldInfo field)
        {
            return field.GetValue;
        }

        var property = (PropertyInfo)member;
        var owner = property.DeclaringType!;
        if (owner.IsValueType || property.PropertyType.IsByRef || property.PropertyType.IsByRefLike || property.PropertyType.IsPointer)
        {
            return property.PropertyType.IsByRefLike ? static _ => null : property.GetValue;
        }

        return (Func<object, object?>)BindMethod.MakeGenericMethod(owner, property.PropertyType).Invoke(null, [property.GetMethod!])!;
    }

    private static Func<object, object?> Bind<TOwner, TValue>(MethodInfo getter)
        where TOwner : class
    {
        var read = getter.CreateDelegate<Func<TOwner, TValue>>();
        if (read is Func<TOwner, int> integer)
        {
            return owner => Boxes.Of(integer((TOwner)owner));
        }

        return read is Func<TOwner, bool> truth ? owner => Boxes.Of(truth((TOwner)owner)) : owner => read((TOwner)owner);
    }
}
