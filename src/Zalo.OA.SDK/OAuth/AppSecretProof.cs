using System.Security.Cryptography;
using System.Text;

namespace Zalo.OA.SDK;

/// <summary>
/// The optional header <c>appsecret_proof</c>: lowercase hex of HMAC-SHA256 with the app secret as key and the access token as text, as in
/// Zalo's own PHP and Java libraries.
/// </summary>
public static class AppSecretProof
{
    /// <summary>The proof for one token; 64 characters. It changes with every new access token.</summary>
    /// <param name="appSecret">The app's secret.</param>
    /// <param name="accessToken">The token of the same request.</param>
    public static string Compute(ZaloSecret appSecret, ZaloSecret accessToken) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.ASCII.GetBytes(appSecret.Reveal()), Encoding.ASCII.GetBytes(accessToken.Reveal())));
}
