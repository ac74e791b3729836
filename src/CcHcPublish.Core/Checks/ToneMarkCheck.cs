using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>
/// One article spells the endings oa, oe, uy in one way: hòa, khỏe, thủy, or hoà, khoẻ, thuỷ. Both are right; mixed they disturb
/// search and look careless. After "q" the "u" is a consonant, so quý and quỷ have only one spelling.
/// </summary>
public sealed class ToneMarkCheck : ICheck
{
    private const int MostFindings = 10;

    private static readonly (string Old, string New)[] Endings =
    [
        ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"),
        ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"),
        ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
    ];

    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        List<(Prose Prose, int At, string Word, bool IsOld)> found = [];
        foreach (var prose in subject.Prose) Collect(prose, found);
        var old = found.Count(word => word.IsOld);
        if (old == 0 || old == found.Count) return [];
        // Of two equal camps the one that came first is taken for the author's habit.
        var keepsOld = old * 2 == found.Count ? found[0].IsOld : old * 2 > found.Count;
        return found.Where(word => word.IsOld != keepsOld).Take(MostFindings).Select(word => Mixed(word.Prose.At(word.At), word.Word, keepsOld));
    }

    private static void Collect(Prose prose, List<(Prose Prose, int At, string Word, bool IsOld)> found)
    {
        foreach (var run in new WordRuns(prose.Text))
        {
            var word = run.Word;
            if (word.Length is < 2 or > 7 || char.ToLowerInvariant(word[^1]) is >= 'b' and <= 'd' or >= 'f' and <= 'x') continue;
            if (word.Length > 2 && word[^3] is 'q' or 'Q') continue;
            foreach (var (old, @new) in Endings)
            {
                var isOld = word.EndsWith(old, StringComparison.OrdinalIgnoreCase);
                if (!isOld && !word.EndsWith(@new, StringComparison.OrdinalIgnoreCase)) continue;
                found.Add((prose, run.Start, word.ToString(), isOld));
                break;
            }
        }
    }

    private static Finding Mixed(Place place, string word, bool keepsOld)
    {
        var better = word;
        foreach (var (old, @new) in Endings)
        {
            var (from, to) = keepsOld ? (@new, old) : (old, @new);
            if (!word.EndsWith(from, StringComparison.OrdinalIgnoreCase)) continue;
            better = word[..^2] + (char.IsUpper(word[^1]) ? to.ToUpperInvariant() : char.IsUpper(word[^2]) ? char.ToUpperInvariant(to[0]) + to[1..] : to);
        }

        return new Finding("tone-marks", Severity.Advice, place,
            new($"“{word}” đặt dấu khác với phần lớn bài.", $"“{word}” places its tone mark otherwise than most of the article."),
            new($"Viết “{better}” cho thống nhất, trừ khi là tên riêng.", $"Write “{better}” for one spelling, unless it is a name."));
    }
}
