using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>Signs calls so that a stolen token alone is worthless. Source: Meta, "Login security".</summary>
public static class AppSecretProof
{
    /// <summary>The proof with time, valid for five minutes: lower-case hex of HMAC-SHA256 over <c>token|seconds</c>.</summary>
    public static (string Proof, string Time) Sign(AccessToken token, AccessToken appSecret, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (Hash(appSecret, token.Reveal() + "|" + time), time);
    }

    /// <summary>The older proof without time, which stays valid as long as the token.</summary>
    public static string Sign(AccessToken token, AccessToken appSecret) => Hash(appSecret, token.Reveal());

    private static string Hash(AccessToken appSecret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret.Reveal()), Encoding.UTF8.GetBytes(text)));
}
