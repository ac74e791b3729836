using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Zalo.OA.SDK;

/// <summary>
/// Verifier and challenge of one consent. The verifier is 43 to 128 characters of <c>A-Z a-z 0-9 - . _ ~</c>; the challenge is the
/// base64url of its SHA-256 without padding (43 characters), as in Zalo's own PHP and Java libraries.
/// </summary>
/// <remarks>
/// Sources disagree whether Zalo takes a fresh challenge with every address or keeps one in the developer console. Where it is kept there,
/// hold its verifier in your settings and use <see cref="FromVerifier"/>; else <see cref="Create"/>.
/// </remarks>
public sealed record Pkce
{
    private Pkce(ZaloSecret verifier)
    {
        Verifier = verifier;
        Challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier.Reveal())));
    }

    /// <summary>Goes only to the token endpoint, after the consent.</summary>
    public ZaloSecret Verifier { get; }

    /// <summary>Goes into the consent address; no secret.</summary>
    public string Challenge { get; }

    /// <summary>A fresh pair from 32 random bytes.</summary>
    public static Pkce Create()
    {
        Span<byte> random = stackalloc byte[32];
        RandomNumberGenerator.Fill(random);
        return new Pkce(new ZaloSecret(Base64Url.EncodeToString(random)));
    }

    /// <summary>The pair of a verifier that is already known.</summary>
    /// <param name="verifier">43 to 128 unreserved characters (RFC 7636, section 4.1).</param>
    /// <exception cref="ArgumentException">Not such a text.</exception>
    public static Pkce FromVerifier(string verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        if (verifier.Length is < 43 or > 128 || verifier.Any(c => !char.IsAsciiLetterOrDigit(c) && !"-._~".Contains(c, StringComparison.Ordinal)))
        {
            throw new ArgumentException("A code verifier has 43 to 128 characters out of A-Z a-z 0-9 - . _ ~", nameof(verifier));
        }

        return new Pkce(new ZaloSecret(verifier));
    }
}
