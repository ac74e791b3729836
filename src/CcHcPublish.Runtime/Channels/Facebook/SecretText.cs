using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>
/// Takes secrets out of Meta's texts: it quotes a token it cannot read, and what a person wrote. Known ones go, and whatever is shaped like an access
/// token or a Vietnamese phone number.
/// </summary>
internal static partial class SecretText
{
    private const string Mask = "***";

    [return: NotNullIfNotNull(nameof(text))]
    public static string? Hide(string? text, params ReadOnlySpan<AccessToken?> known)
    {
        if (text is null)
        {
            return null;
        }

        foreach (var secret in known)
        {
            if (secret?.Reveal() is { Length: > 0 } plain)
            {
                text = text.Replace(plain, Mask, StringComparison.Ordinal);
            }
        }

        return PhoneNumber.Replace(Shaped.Replace(text, Mask), Mask);
    }

    // 0 and 9 or 10 digits, or the same after 84 or +84, parted by blanks, dots, hyphens or brackets. Ids of Pages and posts are longer, or begin otherwise.
    [GeneratedRegex(@"(?<![\d\w+])(?:\((?=\+?[\d\s]{1,6}\)))?(?:\+\s?84|84|0)(?:[\s.()\u00AD\u200B\u2010\u2011-]{0,3}\d){9,10}(?![\d\w])", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber { get; }

    /// <summary>Access tokens begin with EAA; an app's own token is its id, a bar and its secret.</summary>
    [GeneratedRegex(@"EAA\w{16,}|\b\d{6,}\|\w{16,}", RegexOptions.CultureInvariant)]
    private static partial Regex Shaped { get; }
}
