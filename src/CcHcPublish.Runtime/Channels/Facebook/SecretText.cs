using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>Takes secrets out of Meta's texts: it quotes a token it cannot read. Known ones go, and whatever is shaped like an access token.</summary>
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

        return Shaped.Replace(text, Mask);
    }

    /// <summary>Access tokens begin with EAA; an app's own token is its id, a bar and its secret.</summary>
    [GeneratedRegex(@"EAA\w{16,}|\b\d{6,}\|\w{16,}", RegexOptions.CultureInvariant)]
    private static partial Regex Shaped { get; }
}
