using System.Security.Cryptography;
using System.Text;

namespace Zalo.OA.SDK;

/// <summary>
/// The signature of a webhook: lowercase hex of SHA-256 over app id, raw body, timestamp and OA secret key, simply joined. It is no HMAC. The
/// order is that of Zalo's own Java library.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header that carries it, as <c>mac=…</c>.</summary>
    public const string HeaderName = "X-ZEvent-Signature";

    private const string Prefix = "mac=";

    /// <summary>True where the header fits the body; takes the same time wherever they differ.</summary>
    /// <param name="appId">The app's id.</param>
    /// <param name="body">The request's bytes as they came, before any parsing.</param>
    /// <param name="timestamp">The body's own member <c>timestamp</c>, as text.</param>
    /// <param name="oaSecretKey">
    /// The "OA Secret Key" from the app's webhook page. One source claims that it is the app secret: keep it as a setting of its own.
    /// </param>
    /// <param name="header">The header's value, with or without <c>mac=</c>.</param>
    public static bool Verify(string appId, ReadOnlySpan<byte> body, string timestamp, ZaloSecret oaSecretKey, string? header)
    {
        ArgumentNullException.ThrowIfNull(appId);
        ArgumentNullException.ThrowIfNull(timestamp);
        ArgumentNullException.ThrowIfNull(oaSecretKey);
        if (header is null)
        {
            return false;
        }

        var sent = header.AsSpan().Trim();
        sent = sent.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? sent[Prefix.Length..] : sent;
        Span<byte> mac = stackalloc byte[SHA256.HashSizeInBytes];
        if (sent.Length != 2 * SHA256.HashSizeInBytes || Convert.FromHexString(sent, mac, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(mac, Compute(appId, body, timestamp, oaSecretKey));
    }

    internal static byte[] Compute(string appId, ReadOnlySpan<byte> body, string timestamp, ZaloSecret oaSecretKey)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(appId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(oaSecretKey.Reveal()));
        return hash.GetHashAndReset();
    }
}
