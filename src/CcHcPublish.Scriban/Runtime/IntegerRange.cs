using System.Collections;
using System.Globalization;

namespace Scriban.Runtime;

/// <summary>The numbers of <c>a..b</c>, upwards or downwards; boxed only when they are read.</summary>
internal sealed class IntegerRange(long first, int count, int step) : ScriptRange(Array.Empty<object?>())
{
    public override int Count => count;

    public override object? this[int index]
    {
        get => (uint)index < (uint)count ? Boxed(first + ((long)index * step)) : null;
        set => base[index] = value;
    }

    public override IEnumerator GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return this[i];
        }
    }

    public override int IndexOf(object? value)
    {
        for (var i = 0; i < count; i++)
        {
            if (Equals(this[i], value))
            {
                return i;
            }
        }

        return -1;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{first}..{first + ((count - 1L) * step)}");

    private static object Boxed(long value) => value is >= int.MinValue and <= int.MaxValue ? Boxes.Of((int)value) : value;
}
