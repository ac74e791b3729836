using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>No word is written twice by a slip ("của của").</summary>
/// <remarks>
/// Vietnamese doubles words on purpose (xanh xanh, từ từ), and a compound may end with the syllable the next begins with
/// (cơ quan | quan trọng, cán bộ | bộ phận). So a grammatical word that never does either is always reported; any other only where
/// the second one stands alone, before punctuation or a grammatical word.
/// </remarks>
public sealed class DoubledWordCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        List<Finding> findings = [];
        foreach (var prose in subject.Prose) Collect(prose, findings);
        return findings;
    }

    private static void Collect(Prose prose, List<Finding> findings)
    {
        var text = prose.Text;
        Syllable earliest = default, earlier = default, before = default;
        foreach (var run in new WordRuns(text))
        {
            var now = new Syllable(run.Start, run.End);
            if (IsDoubled(text, before, now) && !IsDoubled(text, earlier, before) && !(IsDoubled(text, earliest, earlier) && Joins(text, earlier.End, before.Start)) && IsSlip(text, earlier, before, now))
                findings.Add(Wrong(prose.At(before.Start), text[before.Start..before.End]));
            earliest = earlier;
            earlier = before;
            before = now;
        }
    }

    private static bool IsSlip(string text, Syllable earlier, Syllable first, Syllable second)
    {
        var word = text[second.Start..second.End].ToLower(Vietnamese.Culture);
        if (word.Length < 2 || DoubledWords.IsLegitimate(word)) return false;
        var next = Following(text, second);
        // AABB such as "đi đi lại lại": the caller has looked at the pair before, this is the pair behind.
        if (next is { } third && Joins(text, second.End, third.Start) && IsDoubled(text, third, Following(text, third) ?? default)) return false;
        if (DoubledWords.IsGrammatical(word)) return true;
        // A noun that makes one of a verb: "người duyệt | duyệt lại".
        if (earlier.End > 0 && Joins(text, earlier.End, first.Start) && DoubledWords.MakesNoun(text[earlier.Start..earlier.End].ToLower(Vietnamese.Culture))) return false;
        return next is not { } after || !Joins(text, second.End, after.Start) || DoubledWords.IsGrammatical(text[after.Start..after.End].ToLower(Vietnamese.Culture));
    }

    private static Syllable? Following(string text, Syllable syllable)
    {
        foreach (var run in new WordRuns(text.AsSpan(syllable.End, Math.Min(64, text.Length - syllable.End))))
            return new Syllable(syllable.End + run.Start, syllable.End + run.End);
        return null;
    }

    private static bool IsDoubled(string text, Syllable one, Syllable other) =>
        one.End > one.Start && other.End - other.Start == one.End - one.Start && Joins(text, one.End, other.Start)
        && text.AsSpan(one.Start, one.End - one.Start).Equals(text.AsSpan(other.Start, other.End - other.Start), StringComparison.OrdinalIgnoreCase);

    /// <summary>True when only blanks and at most one line break part two words.</summary>
    private static bool Joins(string text, int from, int to)
    {
        if (to <= from) return false;
        var breaks = 0;
        foreach (var letter in text.AsSpan(from, to - from))
        {
            if (letter == '\n') breaks++;
            else if (letter is not ' ' and not '\t' and not '\u00A0') return false;
        }

        return breaks <= 1;
    }

    private static Finding Wrong(Place place, string word) => new("doubled-word", Severity.Advice, place,
        new($"“{word}” được viết hai lần liền nhau.", $"“{word}” is written twice in a row."),
        new("Bỏ bớt một nếu không phải từ láy.", "Remove one, unless it is meant."));

    private readonly record struct Syllable(int Start, int End);
}
