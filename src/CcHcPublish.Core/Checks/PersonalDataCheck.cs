using System.Text.RegularExpressions;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;

namespace CcHcPublish.Core.Checks;

/// <summary>
/// No identity number and no private mobile number of a person is published. The agency's own numbers, as agency.yaml gives
/// them, and service numbers (1800, 1900) may stand.
/// </summary>
public sealed partial class PersonalDataCheck : ICheck
{
    /// <summary>How far before a number the word that makes it an identity number may stand.</summary>
    private const int Context = 48;

    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var own = OwnNumbers(subject.Agency.Contact);
        foreach (var prose in subject.Prose)
        {
            foreach (Match number in DigitGroups().Matches(prose.Text))
            {
                if (Judge(prose, number, own) is { } wrong) yield return wrong;
            }

            foreach (Match number in Bracketed().Matches(prose.Text))
            {
                var digits = National(Digits(number.ValueSpan));
                if (IsMobile(digits) && !own.Contains(digits)) yield return Phone(prose.At(number.Index));
            }
        }

        foreach (var link in subject.Links.Where(link => link.Url is { } url && url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)))
        {
            if (IsMobile(Digits(link.Url!)) && !own.Contains(National(Digits(link.Url!)))) yield return Phone(subject.At(link));
        }
    }

    private static Finding? Judge(Prose prose, Match number, HashSet<string> own)
    {
        var digits = Digits(number.ValueSpan);
        if (IsMobile(digits)) return own.Contains(National(digits)) ? null : Phone(prose.At(number.Index));
        if (digits.Length is not 9 and not 12 || digits.AsSpan().IndexOfAnyExcept(digits[0]) < 0) return null;
        var before = prose.Text.AsSpan(Math.Max(0, number.Index - Context), Math.Min(Context, number.Index));
        return LooksLikeCitizen(digits) || IdentityWord().IsMatch(before) ? Identity(prose.At(number.Index)) : null;
    }

    // Citizen number: province code 001 to 096, century and sex 0 to 3 for people born before 2100 (Thông tư 59/2021/TT-BCA).
    private static bool LooksLikeCitizen(string digits) =>
        digits.Length == 12 && digits[0] == '0' && digits[3] is >= '0' and <= '3' && string.CompareOrdinal(digits, 0, "001", 0, 3) >= 0 && string.CompareOrdinal(digits, 0, "096", 0, 3) <= 0;

    /// <summary>Mobile numbers begin with 3, 5, 7, 8 or 9 after the 0; 10 digits in all.</summary>
    private static bool IsMobile(string digits)
    {
        var national = National(digits);
        return national.Length == 10 && national[0] == '0' && national[1] is '3' or '5' or '7' or '8' or '9';
    }

    private static string National(string digits) => digits.Length == 11 && digits.StartsWith("84", StringComparison.Ordinal) ? "0" + digits[2..]
        : digits.Length == 12 && digits.StartsWith("840", StringComparison.Ordinal) ? digits[2..] : digits;

    private static string Digits(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[24];
        var count = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter) && count < digits.Length) digits[count++] = letter;
        }

        return digits[..count].ToString();
    }

    private static HashSet<string> OwnNumbers(Contact contact) => [.. new[] { contact.Phone, contact.Hotline }.OfType<string>()
        .SelectMany(text => text.Split([',', ';', '/'])).Select(text => National(Digits(text)))];

    private static Finding Identity(Place place) => new("personal-id", Severity.Error, place,
        new("Có số căn cước hoặc chứng minh nhân dân của cá nhân.", "There is a person's identity number."),
        new("Xóa số này; nếu cần ví dụ thì che bớt, như 0xx xxx xxx xxx.", "Remove it; for an example mask it, such as 0xx xxx xxx xxx."));

    private static Finding Phone(Place place) => new("personal-phone", Severity.Error, place,
        new("Có số điện thoại di động không phải của cơ quan.", "There is a mobile number that is not the agency's."),
        new(
            "Xóa số này, hoặc dùng số của cơ quan đã khai trong agency.yaml (contact: phone, hotline).",
            "Remove it, or use the agency's number as agency.yaml gives it (contact: phone, hotline)."));

    // Digits in groups parted by one blank of any width, invisible mark, dot or hyphen, 9 to 12 of them, not inside a longer number, a symbol or a document code.
    [GeneratedRegex(@"(?<![\d/.,\-\p{L}])\+?\d(?:[\p{Zs}\p{Cf}.\-\u2010\u2011]?\d){8,11}(?![\d/\p{L}]|[.,\-]\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DigitGroups();

    // A phone number with its country or network in brackets: (0912) 345 678, +84 (912) 345 678, +84 (0)912 345 678, (+84) 912 345 678.
    // A bracket before a number is else no part of it: "(1) 0912 345 678" is told by its digits alone.
    [GeneratedRegex(
        @"(?<![\d/.,\-\p{L}])(?:\(?\+?84\)?[\p{Zs}\p{Cf}]{0,2}\(0?\d{0,4}\)|\(0\d{2,4}\)|\(\+?84\)(?=[\p{Zs}\p{Cf}]{0,2}[1-9]))[\p{Zs}\p{Cf}.\-\u2010\u2011]{0,2}\d(?:[\p{Zs}\p{Cf}.\-\u2010\u2011]?\d){4,8}(?![\d/\p{L}]|[.,\-]\d)",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"căn cước|CCCD|CMND|CMTND|chứng minh|định danh cá nhân|số định danh", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IdentityWord();
}
