using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>Checks <c>appsecret_proof</c>, with time (valid five minutes) and in its older form without.</summary>
public static class AppSecretProof
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public static GraphRefusal? Check(GraphRequest request, string token, string secret, DateTimeOffset now)
    {
        if (request["appsecret_proof"] is not { } proof)
        {
            return null;
        }

        if (request["appsecret_time"] is not { } time)
        {
            return IsEqual(proof, Sign(token, secret)) ? null : GraphErrors.ProofWrong;
        }

        var isFresh = long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= Life.TotalSeconds;
        return isFresh && IsEqual(proof, Sign(token + "|" + time, secret)) ? null : GraphErrors.ProofWrong;
    }

    private static string Sign(string text, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private static bool IsEqual(string given, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(right));
}
