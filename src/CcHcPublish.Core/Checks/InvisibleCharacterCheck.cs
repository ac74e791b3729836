using System.Buffers;
using System.Globalization;

namespace CcHcPublish.Core.Checks;

/// <summary>No invisible characters from word processors and web pages: they break search, links and counting.</summary>
public sealed class InvisibleCharacterCheck : ICheck
{
    private const int MostFindings = 5;

    // Zero-width and direction marks, soft hyphen, object replacement. NUL is not here: it marks what is no prose.
    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u00AD\u200B\u200C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF\uFFFC\uFFFD");

    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var found = 0;
        foreach (var prose in subject.Prose)
        {
            for (var at = prose.Text.AsSpan().IndexOfAny(Invisible); at >= 0 && found < MostFindings; found++)
            {
                var code = ((int)prose.Text[at]).ToString("X4", CultureInfo.InvariantCulture);
                yield return new Finding("text-invisible", Severity.Advice, prose.At(at),
                    new($"Có ký tự ẩn U+{code}, thường do dán từ Word hoặc trang web.", $"There is an invisible character U+{code}, as pasting from Word or the web leaves."),
                    new("Xóa rồi gõ lại chỗ này.", "Delete and type this place again."));
                var next = prose.Text.AsSpan(at + 1).IndexOfAny(Invisible);
                at = next < 0 ? -1 : at + 1 + next;
            }
        }
    }
}
