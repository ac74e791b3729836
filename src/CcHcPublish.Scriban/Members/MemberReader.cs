using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Scriban.Runtime;

namespace Scriban.Members;

/// <summary>Makes delegates that read a member. They are bound once: to the getter itself, or to a few instructions that load a field.</summary>
internal static class MemberReader
{
    private static readonly MethodInfo BindMethod = typeof(MemberReader).GetMethod(nameof(Bind), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo BindStructMethod = typeof(MemberReader).GetMethod(nameof(BindStruct), BindingFlags.NonPublic | BindingFlags.Static)!;

    private delegate TValue StructGetter<TOwner, out TValue>(ref TOwner owner)
        where TOwner : struct;

    public static Func<object, object?> For(MemberInfo member) => member is FieldInfo field ? Of(field) : Of((PropertyInfo)member);

    private static Func<object, object?> Of(PropertyInfo property)
    {
        var (owner, value) = (property.DeclaringType!, property.PropertyType);
        if (value.IsByRefLike || owner.IsByRefLike)
        {
            return static _ => null;
        }

        if (value.IsByRef || value.IsPointer || owner.IsInterface)
        {
            return property.GetValue;
        }

        var bind = owner.IsValueType ? BindStructMethod : BindMethod;
        return (Func<object, object?>)bind.MakeGenericMethod(owner, value).Invoke(null, [property.GetMethod!])!;
    }

    /// <summary>Where no code can be made at run time there is no other way to a field than reflection.</summary>
    private static Func<object, object?> Of(FieldInfo field)
    {
        var (owner, value) = (field.DeclaringType!, field.FieldType);
        if (!RuntimeFeature.IsDynamicCodeSupported || field.IsLiteral || value.IsPointer || value.IsFunctionPointer)
        {
            return field.GetValue;
        }

        var read = new DynamicMethod($"Read {field.Name}", typeof(object), [typeof(object)], owner, skipVisibility: true);
        var code = read.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(owner.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, owner);
        code.Emit(OpCodes.Ldfld, field);
        if (value.IsValueType)
        {
            code.Emit(OpCodes.Box, value);
        }

        code.Emit(OpCodes.Ret);
        return read.CreateDelegate<Func<object, object?>>();
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

    private static Func<object, object?> BindStruct<TOwner, TValue>(MethodInfo getter)
        where TOwner : struct
    {
        var read = getter.CreateDelegate<StructGetter<TOwner, TValue>>();
        return owner => read(ref Unsafe.Unbox<TOwner>(owner));
    }
}
