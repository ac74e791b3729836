using System.Globalization;

namespace Scriban.Functions;

internal static class DateParser
{
    /// <summary>A local time, null for an empty text, and the first day of all for one that cannot be read.</summary>
    public static object? Parse(in Arguments a, int textAt, int patternAt, int cultureAt)
    {
        if (a[textAt] is DateTime already)
        {
            return already;
        }

        if (a.NullableText(textAt) is not { Length: > 0 } text)
        {
            return null;
        }

        var culture = MathBuiltins.CultureOf(a, cultureAt);
        DateTime date;
        if (a.NullableText(patternAt) is { Length: > 0 } pattern)
        {
            var format = DateFormat.ToDotNet(pattern, ref culture) ?? throw a.At(patternAt).Fault($"The pattern `{pattern}` cannot be used to read dates");
            return DateTime.TryParseExact(text, format, culture, DateTimeStyles.AssumeLocal, out date) ? date : DateTime.MinValue;
        }

        return DateTime.TryParse(text, culture, DateTimeStyles.AssumeLocal, out date) ? date : DateTime.MinValue;
    }
}
