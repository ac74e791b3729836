using System.Collections;
using System.Numerics;
using Scriban.Execution.Operators;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>Conversions of arguments to the types of .NET parameters.</summary>
internal static class ValueConverter
{
    public static object? Convert(TemplateContext context, SourceSpan span, object? value, Type type)
    {
        if (type == typeof(object) || (value is not null && type.IsInstanceOfType(value)))
        {
            return value;
        }

        if (type == typeof(string))
        {
            return value is null ? null : context.ObjectToString(value);
        }

        if (type == typeof(int))
        {
            return context.ToInt(span, value);
        }

        if (type == typeof(bool))
        {
            return context.ToBool(span, value);
        }

        if (value is null)
        {
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
        }

        return ConvertPresent(context, span, value, Nullable.GetUnderlyingType(type) ?? type);
    }

    private static object ConvertPresent(TemplateContext context, SourceSpan span, object value, Type type)
    {
        try
        {
            if (type.IsInstanceOfType(value))
            {
                return value;
            }

            if (type.IsEnum)
            {
                return value is string name ? Enum.Parse(type, name, ignoreCase: true) : Enum.ToObject(type, Numbers.ToInt64(value));
            }

            if (type == typeof(BigInteger) && Numbers.IsNumber(value))
            {
                return Numbers.ToBig(value);
            }

            if (type.IsPrimitive || type == typeof(decimal))
            {
                return value is string && type != typeof(char) ? throw new InvalidCastException() : ConvertNumber(context, value, type);
            }

            if (type == typeof(IList) && value is IEnumerable items)
            {
                return value is string text ? new ScriptArray(text.Select(letter => (object?)letter.ToString())) : new ScriptArray(items);
            }
        }
        catch (Exception problem) when (problem is InvalidCastException or FormatException or OverflowException or ArgumentException)
        {
            throw Refused(span, value, type, problem);
        }

        throw Refused(span, value, type, null);
    }

    private static object ConvertNumber(TemplateContext context, object value, Type type) =>
        System.Convert.ChangeType(value is BigInteger big ? (double)big : value, type, context.CurrentCulture);

    private static ScriptRuntimeException Refused(SourceSpan span, object value, Type type, Exception? inner) =>
        new(span, $"A value of type `{TypeNames.Of(value)}` cannot be converted to `{type.Name}`", inner);
}
