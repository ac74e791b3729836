using System.Buffers;
using CcHcPublish.Core.Articles;

namespace CcHcPublish.Core.Checks;

/// <summary>
/// No text in the encodings of before Unicode. TCVN3 shows as signs between letters ("C¶i c¸ch hµnh chÝnh"), VNI as letters that
/// Vietnamese does not have ("Caûi caùch haønh chính"). One such word may be a brand or a foreign name; three in a text are not.
/// </summary>
public sealed class LegacyTextCheck : ICheck
{
    private const int EnoughWords = 3;

    // Signs at the places of TCVN3 letters (TCVN 5712:1993). The soft hyphen, its ư, is left out: word processors leave it in good text.
    private static readonly SearchValues<char> Signs = SearchValues.Create("®§¬©ª«¨¸¹·µ¶»¾¼½×÷¦¡¢£¤¥");

    // The signs, and Latin letters that Vietnamese does not have: both encodings put them in place of its own.
    private static readonly SearchValues<char> Strange = SearchValues.Create("®§¬©ª«¨¸¹·µ¶»¾¼½×÷¦¡¢£¤¥øûïäåëüöñßæçðîþÿØÛÏÄÅËÜÖÑÆÇÎÞ");

    // What VNI never shows, so that the text must be TCVN3.
    private static readonly SearchValues<char> OnlyTcvn3 = SearchValues.Create("®§¬©ª¨¸¹·µ¶¾¼½×÷ßæçðîþÜÞ");

    private static readonly char[] LineEnds = ['\n', '\0'];

    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        foreach (var prose in subject.Prose)
        {
            if (First(prose.Text) is var (at, line)) yield return Wrong(prose, at, line.ContainsAny(OnlyTcvn3) ? "TCVN3 (.VnTime)" : "VNI");
        }
    }

    /// <summary>The first strange word of the first line that has enough of them, and the line.</summary>
    private static (int At, string Line)? First(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var found = text.AsSpan(at).IndexOfAny(Strange);
            if (found < 0) return null;
            var start = text.LastIndexOfAny(LineEnds, at + found) + 1;
            var end = text.IndexOfAny(LineEnds, at + found);
            if (end < 0) end = text.Length;
            if (FirstWord(text.AsSpan(start, end - start)) is { } first) return (start + first, text[start..end]);
            at = end + 1;
        }

        return null;
    }

    private static int? FirstWord(ReadOnlySpan<char> line)
    {
        int? first = null;
        var strange = 0;
        var words = 0;
        foreach (var range in line.Split(' '))
        {
            var word = line[range];
            if (word.IsWhiteSpace()) continue;
            words++;
            if (!IsStrange(word)) continue;
            first ??= range.Start.Value;
            strange++;
        }

        return strange >= EnoughWords && strange * 6 >= words ? first : null;
    }

    /// <summary>A foreign letter, or a sign right before a letter; but « opens a quotation, and behind a word a sign is a trade mark or closes one.</summary>
    private static bool IsStrange(ReadOnlySpan<char> word)
    {
        var at = word.IndexOfAny(Strange);
        if (at < 0) return false;
        return !Signs.Contains(word[at]) || (at + 1 < word.Length && char.IsLetter(word[at + 1]) && (at > 0 || word[0] != '«'));
    }

    private static Finding Wrong(Prose prose, int at, string encoding) => new("text-legacy", Severity.Error, prose.At(at),
        new($"Chữ gõ theo bảng mã cũ {encoding}, bạn đọc không đọc được.", $"The text is in the old encoding {encoding} and cannot be read."),
        new("Chuyển sang Unicode bằng công cụ chuyển mã rồi dán lại.", "Convert it to Unicode and paste it again."));
}
