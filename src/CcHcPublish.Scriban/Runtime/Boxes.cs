namespace Scriban.Runtime;

/// <summary>Boxed values that are made once: the truth values and the small integers of counters and lengths.</summary>
internal static class Boxes
{
    public static readonly object True = true;

    public static readonly object False = false;

    private const int Lowest = -16;

    private static readonly object[] Integers = MakeIntegers();

    public static object Of(bool value) => value ? True : False;

    public static object Of(int value)
    {
        var at = (uint)(value - Lowest);
        return at < (uint)Integers.Length ? Integers[at] : value;
    }

    public static object Of(long value) => value is >= int.MinValue and <= int.MaxValue ? Of((int)value) : value;

    private static object[] MakeIntegers()
    {
        var integers = new object[1040];
        for (var i = 0; i < integers.Length; i++)
        {
            integers[i] = Lowest + i;
        }

        return integers;
    }
}
