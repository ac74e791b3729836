using System.Text.RegularExpressions;

namespace Zalo.OA.SDK;

/// <summary>
/// Makes text of the far side fit for a log: one line, at most 500 characters, known secrets and what is shaped like a token or a Vietnamese phone
/// number blotted out.
/// </summary>
internal static partial class ErrorText
{
    public const int MaxLength = 500;

    public static string Clean(string text, params ReadOnlySpan<ZaloSecret?> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret is not null)
            {
                text = text.Replace(secret.Reveal(), secret.ToString(), StringComparison.Ordinal);
            }
        }

        // A far side may quote a token we no longer hold. Tokens are long runs of mixed letters and digits; words and slugs are not.
        text = LongRun.Replace(text, static run => IsMixed(run.ValueSpan) ? "***" : run.Value);
        text = PhoneNumber.Replace(text, "***");
        if (text.Length > MaxLength)
        {
            text = string.Concat(text.AsSpan(0, MaxLength - 1), "…");
        }

        return text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0
            ? text
            : string.Create(text.Length, text, static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = char.IsControl(from[i]) ? ' ' : from[i];
                }
            });
    }

    private static bool IsMixed(ReadOnlySpan<char> run) =>
        run.IndexOfAnyInRange('0', '9') >= 0 && run.IndexOfAnyInRange('A', 'Z') >= 0 && run.IndexOfAnyInRange('a', 'z') >= 0;

    // 0 and 9 or 10 digits, or the same after 84 or +84, parted by blanks, dots, hyphens or brackets. Ids of OAs, articles and users are longer.
    [GeneratedRegex(@"(?<![\d\w+])(?:\((?=\+?[\d\s]{1,6}\)))?(?:\+\s?84|84|0)(?:[\s.()\u00AD\u200B\u2010\u2011-]{0,3}\d){9,10}(?![\d\w])", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber { get; }

    [GeneratedRegex("[A-Za-z0-9_+=-]{32,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongRun { get; }
}
