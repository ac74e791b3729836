using System.Globalization;
using Scriban.Execution.Operators;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Functions;

internal static class MathBuiltins
{
    public static ScriptObject Make() => new FunctionGroup()
        .Add("abs", ["value"], static (in a) => Abs(a))
        .Add("ceil", ["value"], static (in a) => Math.Ceiling(a.Double(0)))
        .Add("floor", ["value"], static (in a) => Math.Floor(a.Double(0)))
        .Add("round", 1, ["value", "precision"], static (in a) => Round(a))
        .Add("format", 2, ["value", "format", "culture"], static (in a) => Format(a))
        .Add("plus", ["value", "with"], static (in a) => Calculate(a, TokenKind.Plus))
        .Add("minus", ["value", "with"], static (in a) => Calculate(a, TokenKind.Minus))
        .Add("times", ["value", "with"], static (in a) => Calculate(a, TokenKind.Times))
        .Add("modulo", ["value", "with"], static (in a) => Calculate(a, TokenKind.Modulo))
        .Add("divided_by", ["value", "divisor"], static (in a) => DividedBy(a))
        .Add("is_number", ["value"], static (in a) => Boxes.Of(Numbers.IsNumber(a[0])))
        .Add("random", ["min_value", "max_value"], static (in a) => Random(a))
        .Add("uuid", [], static (in _) => Guid.NewGuid().ToString())
        .Members;

    private static object? Abs(in Arguments a) => a[0] switch
    {
        null or bool => a[0],
        int number when number != int.MinValue => Boxes.Of(Math.Abs(number)),
        long number when number != long.MinValue => Math.Abs(number),
        float number => Math.Abs(number),
        double number => Math.Abs(number),
        decimal number => Math.Abs(number),
        uint or ulong or byte or ushort => a[0],
        sbyte or short => Math.Abs(Convert.ToInt32(a[0], null)),
        var value => throw a.At(0).Fault($"A value of type `{TypeNames.Of(value)}` is not a number"),
    };

    private static double Round(in Arguments a)
    {
        var precision = a.Int(1);
        return precision is >= 0 and <= 15 ? Math.Round(a.Double(0), precision) : throw a.At(1).Fault("The precision must lie between 0 and 15");
    }

    private static object? Calculate(in Arguments a, TokenKind op) => BinaryOperator.Evaluate(a.Context, a.Site.Whole, op, a[0], a[1]);

    private static object? DividedBy(in Arguments a)
    {
        var quotient = BinaryOperator.Evaluate(a.Context, a.Site.Whole, TokenKind.Divide, a.Double(0), a[1]);
        if (a[1] is not int)
        {
            return quotient;
        }

        return quotient switch
        {
            null => null,
            var value => Boxes.Of(Floor(Numbers.ToDouble(value))),
        };
    }

    /// <summary>The next smaller int; the nearest one for what lies outside, 0 for what is no number.</summary>
    private static int Floor(double quotient) => double.IsNaN(quotient) ? 0 : (int)Math.Clamp(Math.Floor(quotient), int.MinValue, int.MaxValue);

    private static string Format(in Arguments a)
    {
        var value = a[0];
        if (value is null)
        {
            return string.Empty;
        }

        if (!Numbers.IsNumber(value))
        {
            throw a.At(0).Fault($"A value of type `{TypeNames.Of(value)}` is not a number");
        }

        return a.Limited(((IFormattable)value).ToString(a.Format(1), CultureOf(a, 2)));
    }

    /// <summary>The culture that an argument names, else that of the context.</summary>
    public static CultureInfo CultureOf(in Arguments a, int index) =>
        a.NullableText(index) is { Length: > 0 } name ? CultureInfo.GetCultureInfo(name) : a.Context.CurrentCulture;

    private static object Random(in Arguments a)
    {
        int low = a.Int(0), high = a.Int(1);
        return low <= high ? Boxes.Of(System.Random.Shared.Next(low, high)) : throw a.At(1).Fault("The upper bound must not lie below the lower one");
    }
}
