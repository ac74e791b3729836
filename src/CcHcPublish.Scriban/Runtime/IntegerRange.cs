using System.Collections;

namespace Scriban.Runtime;

/// <summary>The numbers of <c>a..b</c>, upwards or downwards; boxed only when they are read.</summary>
internal sealed class IntegerRange(long first, int count, int step) : ScriptRange(Array.Empty<object?>())
{
    public override int Count => IsChanged ? base.Count : count;

    internal override bool HasItems => true;

    public override object? this[int index]
    {
        get => IsChanged ? base[index] : (uint)index < (uint)count ? Boxed(first + ((long)index * step)) : null;
        set => base[index] = value;
    }

    public override IEnumerator GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    public override int IndexOf(object? value)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Equals(this[i], value))
            {
                return i;
            }
        }

        return -1;
    }

    private static object Boxed(long value) => value is >= int.MinValue and <= int.MaxValue ? Boxes.Of((int)value) : value;
}
