using System.Globalization;
using System.Text;

namespace CcHcPublish.Core.Text;

/// <summary>What Vietnamese needs beyond Unicode: "đ" does not decompose, and tone marks stand in two spellings.</summary>
public static class Vietnamese
{
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Sorts as a Vietnamese dictionary does; ordinal order would put "Đ" last.</summary>
    public static StringComparer Sorting => Dictionary.Order;

    /// <summary>Lower case, without marks, "đ" as "d": equal for "Dịch vụ công" and "dich vu cong".</summary>
    public static string Fold(string text)
    {
        var decomposed = text.Normalize(NormalizationForm.FormD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var letter in decomposed)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark) continue;
            folded.Append(letter switch
            {
                'đ' or 'Đ' => 'd',
                _ => char.ToLowerInvariant(letter),
            });
        }

        return folded.ToString();
    }

    /// <summary>A path segment of a–z, 0–9 and single hyphens, at most <paramref name="longest"/> characters, cut at a word edge. Empty when nothing is left.</summary>
    public static string Slug(string text, int longest = 80)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var letter in Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var whole = slug.ToString().TrimEnd('-');
        if (whole.Length <= longest) return whole;
        var edge = whole.LastIndexOf('-', longest);
        return whole[..(edge > 0 ? edge : longest)];
    }

    /// <summary>True for a non-empty segment that <see cref="Slug"/> could have made: nothing in it can leave a folder.</summary>
    public static bool IsSlug(string text) =>
        text.Length is > 0 and <= 120
        && text[0] != '-' && text[^1] != '-'
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>Made when first used: the collation tables take a start longer than all else of a culture.</summary>
    private static class Dictionary
    {
        public static readonly StringComparer Order = StringComparer.Create(Culture, ignoreCase: false);
    }
}
