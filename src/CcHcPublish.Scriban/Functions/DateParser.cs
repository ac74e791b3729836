using System.Globalization;

namespace Scriban.Functions;

internal static class DateParser
{
    /// <summary>A local time, null for an empty text, and the first day of all for one that cannot be read.</summary>
    public static object? Parse(in Arguments a, int textAt, int patternAt, int cultureAt)
    {
        if (a[textAt] is DateTime already && a[patternAt] is null)
        {
            return already;
        }

        if (a.NullableText(textAt) is not { Length: > 0 } text)
        {
            return null;
        }

        var culture = MathBuiltins.CultureOf(a, cultureAt);
        DateTime date;
        if (a.NullableText(patternAt) is { } pattern)
        {
            var format = FormatOf(a, patternAt, pattern, ref culture);
            return DateTime.TryParseExact(text, format, culture, DateTimeStyles.AssumeLocal, out date) ? date : DateTime.MinValue;
        }

        return DateTime.TryParse(text, culture, DateTimeStyles.AssumeLocal, out date) ? date : DateTime.MinValue;
    }

    /// <summary>The .NET format of a pattern, known to be one that .NET accepts.</summary>
    public static string FormatOf(in Arguments a, int at, string pattern, ref CultureInfo culture)
    {
        var format = DateFormat.ToDotNet(pattern, ref culture) ?? throw a.At(at).Fault($"The pattern `{pattern}` has a letter that is only for printing");
        try
        {
            default(DateTime).ToString(format, culture);
            return format;
        }
        catch (FormatException malformed)
        {
            throw a.At(at).Fault($"The pattern `{pattern}` is malformed", malformed);
        }
    }
}
