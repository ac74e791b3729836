using System.Numerics;
using Scriban.Runtime;

namespace Scriban.Execution.Operators;

/// <summary>The kinds of numbers in the order in which operands are paired: the lower kind of two wins.</summary>
internal enum NumberKind
{
    Decimal,
    Double,
    Single,
    Big,
    Int64,
    UInt64,
    UInt32,
    Int32,
    Boolean,

    /// <summary>Integers below int and letters: numbers only beside one of the kinds above.</summary>
    Small,
    None,
}

internal static class Numbers
{
    public static bool IsNumber(object? value) => KindOf(value) is < NumberKind.Boolean or NumberKind.Small;

    /// <summary>The kind in which two values are combined.</summary>
    public static NumberKind Paired(object left, object right) => (NumberKind)Math.Min((int)KindOf(left), (int)KindOf(right));

    public static bool Converts(object value, NumberKind kind) => value switch
    {
        Enum => kind == NumberKind.Int32,
        BigInteger => kind != NumberKind.Decimal,
        byte or sbyte or short or ushort when kind == NumberKind.Big => false,
        int or long or short or sbyte when kind is NumberKind.UInt64 or NumberKind.UInt32 => Convert.ToInt64(value, null) >= 0,
        _ => KindOf(value) != NumberKind.None,
    };

    public static NumberKind KindOf(object? value) => value switch
    {
        int => NumberKind.Int32,
        double => NumberKind.Double,
        bool => NumberKind.Boolean,
        long => NumberKind.Int64,
        decimal => NumberKind.Decimal,
        float => NumberKind.Single,
        BigInteger => NumberKind.Big,
        ulong => NumberKind.UInt64,
        uint => NumberKind.UInt32,
        Enum => NumberKind.Int32,
        byte or sbyte or short or ushort => NumberKind.Small,
        _ => NumberKind.None,
    };

    public static decimal ToDecimal(object value) => value is BigInteger big ? (decimal)big : Convert.ToDecimal(Plain(value), null);

    public static double ToDouble(object value) => value is BigInteger big ? (double)big : Convert.ToDouble(Plain(value), null);

    public static BigInteger ToBig(object value) => value switch
    {
        BigInteger big => big,
        ulong number => number,
        bool truth => truth ? 1 : 0,
        _ => Convert.ToInt64(Plain(value), null),
    };

    public static long ToInt64(object value) => value is BigInteger big ? (long)big : Convert.ToInt64(Plain(value), null);

    /// <summary>The smallest of int, long and BigInteger that holds a value.</summary>
    public static object Narrow(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? Boxes.Of((long)value) : value;

    private static object Plain(object value) => value is Enum ? Convert.ToInt64(value, null) : value;
}
