using System.Text.RegularExpressions;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>
/// A legal document cited as a basis is in force on the article's day. A document that the same sentence calls replaced or past
/// is told as history, not cited as a basis.
/// </summary>
public sealed partial class RepealedDocumentCheck : ICheck
{
    /// <summary>"Nghị quyết số " and a few blanks.</summary>
    private const int LongestKind = 24;

    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var fallen = LegalDocuments.Repealed.Where(document => document.LastDay < subject.Day).ToList();
        if (fallen.Count == 0) yield break;
        foreach (var prose in subject.Prose)
        {
            foreach (var (at, document) in ByNumber(prose.Text, fallen).Concat(ByTitle(prose.Text, fallen)))
            {
                if (!IsHistory(prose.Text, at)) yield return Wrong(prose.At(at), document);
            }
        }
    }

    private static IEnumerable<(int At, RepealedDocument Document)> ByNumber(string text, List<RepealedDocument> fallen)
    {
        foreach (Match number in Number().Matches(text))
        {
            var kind = Kind().Match(text, Math.Max(0, number.Index - LongestKind), Math.Min(LongestKind, number.Index));
            if (Cited(number, kind.Groups["kind"].Value, fallen) is { } document) yield return (kind.Success ? kind.Index : number.Index, document);
        }
    }

    private static IEnumerable<(int At, RepealedDocument Document)> ByTitle(string text, List<RepealedDocument> fallen)
    {
        foreach (var document in fallen)
        {
            if (document.Title is not var (name, year)) continue;
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                var after = YearAfterTitle().Match(text, at + name.Length);
                if (after.Success && after.Groups["year"].ValueSpan.SequenceEqual(year)) yield return (at, document);
            }
        }
    }

    private static RepealedDocument? Cited(Match citation, string kind, List<RepealedDocument> fallen)
    {
        var number = Plain(citation.Groups["number"].Value);
        if (citation.Groups["body"].Success)
        {
            var whole = $"{number}/{Plain(citation.Groups["body"].Value)}";
            return fallen.Find(document => Same(document.Number, whole));
        }

        if (kind == "NĐ") kind = "Nghị định";
        return kind.Length == 0 ? null : fallen.Find(document => Same(document.Short, number) && document.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase));
    }

    // Decree 9 of 2017 is cited as 09/2017 and as 9/2017, and dashes come in three lengths.
    private static string Plain(string number) => Blanks().Replace(number, "").Replace('–', '-').Replace('—', '-').TrimStart('0');

    private static bool Same(string known, string cited) => known.AsSpan().TrimStart('0').Equals(cited, StringComparison.OrdinalIgnoreCase);

    private static bool IsHistory(string text, int at)
    {
        var start = Math.Max(text.LastIndexOfAny(['.', '\n', '\0'], Math.Max(0, at - 1)), at - 400) + 1;
        var end = text.AsSpan(at, Math.Min(400, text.Length - at)).IndexOfAny('.', '\n', '\0');
        return Past().IsMatch(text.AsSpan(start, (end < 0 ? Math.Min(400, text.Length - at) : end) + at - start));
    }

    private static Finding Wrong(Place place, RepealedDocument document)
    {
        var meanwhile = document.Meanwhile is { } other
            ? new Words($" (từ {other.From.Vi()} đến {other.Until.Vi()}: {other.Document})", $" (from {other.From.En()} to {other.Until.En()}: “{other.Document}”)")
            : new Words("", "");
        return new Finding("document-repealed", Severity.Advice, place,
            new(
                $"{document.Kind} số {document.Number} đã hết hiệu lực từ ngày {document.LastDay.AddDays(1).Vi()}.",
                $"“{document.Kind} {document.Number}” has not been in force since {document.LastDay.AddDays(1).En()}."),
            new(
                $"Nếu nêu làm căn cứ, thay bằng {document.Successor}{meanwhile.Vi}; nếu kể lại quá trình, giữ nguyên.",
                $"As a legal basis cite “{document.Successor}”{meanwhile.En}; as history leave it."));
    }

    [GeneratedRegex(@"(?<![\d/])(?<number>\d{1,3}(?:/\d{4}|c(?=/)))(?:/(?<body>(?:NĐ|NQ) ?[-–—] ?CP|QH\d{1,2}|TT ?[-–—] ?[A-ZĐ]{2,8}))?(?![\d/])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?<kind>Nghị định|NĐ|Luật|Thông tư|Nghị quyết)(?:[ \t]+[Ss]ố)?[ \t]+\z", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Kind();

    // " 2016", " năm 2016", " ngày 05 tháng 4 năm 2016", right after the law's name.
    [GeneratedRegex(@"\G[ \t]+(?:ngày[ \t]+\d{1,2}[ \t]+tháng[ \t]+\d{1,2}[ \t]+)?(?:năm[ \t]+)?(?<year>\d{4})(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex YearAfterTitle();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blanks();

    [GeneratedRegex(
        "thay thế|thay cho|thay bằng|hết hiệu lực|bãi bỏ|trước đây|trước kia|không còn hiệu lực|giai đoạn 2011",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Past();
}
