namespace Scriban.Runtime;

/// <summary>
/// Work on arrays in code of this assembly: precompiling covers it for our own structures too, which it does not for the
/// framework's generic methods, and the first page is faster for it.
/// </summary>
internal static class Arrays
{
    public static TOut[] Map<TIn, TOut>(TIn[] items, Func<TIn, TOut> map)
    {
        var mapped = new TOut[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            mapped[i] = map(items[i]);
        }

        return mapped;
    }

    /// <summary>A copy of another length; the first items stay.</summary>
    public static T[] Resized<T>(T[] items, int length)
    {
        var resized = new T[length];
        Array.Copy(items, resized, Math.Min(items.Length, length));
        return resized;
    }
}
