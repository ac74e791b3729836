using System.Text.RegularExpressions;

namespace CcHcPublish.Sandbox.Recording;

/// <summary>Takes tokens, secrets and proofs out of what is recorded, wherever the two services carry them.</summary>
public static partial class Secrets
{
    private const string Mask = "***";

    private const string Names =
        "access_token|refresh_token|fb_exchange_token|input_token|client_secret|app_secret|secret_key|appsecret_proof|code_verifier|code";

    private static readonly HashSet<string> SecretHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "authorization", "access_token", "secret_key", "appsecret_proof", "token", "cookie",
    };

    public static string InHeader(string name, string value) => SecretHeaders.Contains(name) ? Mask : value;

    public static string InText(string text) => Shaped.Replace(Part.Replace(Named.Replace(text, "$1" + Mask), "$1" + Mask), Mask);

    /// <summary>A secret's name; then =, or a JSON colon, plain or percent-encoded; then everything up to the value's quote or ampersand.</summary>
    [GeneratedRegex(
        "((?:" + Names + ")" + """(?:\\?"\s*:\s*\\?"|=|%3D|%22(?:%20|\+)?%3A(?:%20|\+)?%22))(?:[^&"\\\s%]|%(?!22|26|5C))+""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named { get; }

    /// <summary>A part of a multipart body: the name, perhaps more headers, an empty line; then everything up to the next boundary or the end.</summary>
    [GeneratedRegex(
        "(name=\"?(?:" + Names + ")" + @"""?(?=[;\s])[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n)(?!\r?\n--)(?:(?!\r?\n--)[\s\S])+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Part { get; }

    /// <summary>What is shaped like an access token of either service, wherever it stands.</summary>
    [GeneratedRegex(@"EAAG\w{40,}|[A-Za-z0-9_-]{80,}", RegexOptions.CultureInvariant)]
    private static partial Regex Shaped { get; }
}
