using System.Globalization;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output;

/// <summary>Numbers, days and times as people of a language write them. JSON and CSV use the invariant forms instead.</summary>
internal static class Shown
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static string Number(decimal number, Language language) => number.ToString("0.##", Culture(language));

    public static string Day(DateOnly day, Language language) => day.ToString(language == Language.English ? "yyyy-MM-dd" : "dd/MM/yyyy", English);

    public static string Time(DateTime time, Language language) => time.ToString(language == Language.English ? "yyyy-MM-dd HH:mm" : "dd/MM/yyyy HH:mm", English);

    /// <summary>A period of days as one text, or the one end that is known.</summary>
    public static string Days(DateOnly? from, DateOnly? until, Language language) => (from, until) switch
    {
        ({ } first, { } last) when first == last => Day(first, language),
        ({ } first, { } last) => $"{Day(first, language)}–{Day(last, language)}",
        ({ } first, null) => new Words($"từ {Day(first, language)}", $"from {Day(first, language)}").In(language),
        (null, { } last) => new Words($"đến hết {Day(last, language)}", $"until {Day(last, language)}").In(language),
        _ => "",
    };

    private static CultureInfo Culture(Language language) => language == Language.English ? English : Vietnamese.Culture;
}
