using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CcHcPublish.Sandbox.Recording;

/// <summary>Takes tokens, secrets and proofs out of what is recorded, wherever the two services, and clients that misspell them, carry them.</summary>
public static partial class Secrets
{
    private const string Mask = "***";

    /// <summary>How names of secrets end, once their separators are gone: <c>X-Access-Token</c>, <c>access_token</c> and <c>accessToken</c> are one name.</summary>
    private static readonly string[] Endings =
    [
        "accesstoken", "refreshtoken", "exchangetoken", "inputtoken", "verifytoken", "secret", "secretkey", "secretproof", "codeverifier", "authorization", "cookie",
    ];

    public static string InHeader(string name, string value) => name.Equals("token", StringComparison.OrdinalIgnoreCase) || IsSecret(name) ? Mask : InText(value);

    public static string InText(string text) => Shaped.Replace(
        MaskNamed(Part.Replace(text, part => IsSecret(part.Groups["name"].Value) ? part.Groups["head"].Value + Mask : part.Value)), Mask);

    /// <summary>A pair that is no secret may hold one in its value, so the search goes on there.</summary>
    private static string MaskNamed(string text)
    {
        var (kept, from) = (new StringBuilder(), 0);
        for (var pair = Pair.Match(text); pair.Success;)
        {
            var (value, isSecret) = (pair.Groups["value"], IsSecret(pair.Groups["name"].Value));
            kept.Append(text, from, value.Index - from).Append(isSecret ? Mask : "");
            from = isSecret ? value.Index + value.Length : value.Index;
            pair = Pair.Match(text, from);
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }

    private static bool IsSecret(string name)
    {
        var plain = Uri.UnescapeDataString(Escaped.Replace(name, e => ((char)int.Parse(e.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));
        plain = string.Concat(plain.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return plain == "code" || Array.Exists(Endings, e => plain.EndsWith(e, StringComparison.Ordinal));
    }

    /// <summary>
    /// A whole name, read once however long it is, its letters perhaps escaped; then =, or a JSON colon, plain or percent-encoded; then everything up to the
    /// value's quote or ampersand.
    /// </summary>
    [GeneratedRegex(
        """(?:(?<![\w.\[\]-])|(?<=%[0-9A-F]{2}))(?<name>(?>(?:[\w.\[\]-]|%(?!22|26|2C|3A|3D|3F|7B)[0-9A-F]{2}|\\u[0-9A-F]{4})+))"""
        + """(?:\\?"\s*:\s*\\?"|=|%3D|%22(?:%20|\+)?%3A(?:%20|\+)?%22)(?<value>(?:[^&"\\\s%]|\\(?!")|%(?!22|26|5C))+)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pair { get; }

    /// <summary>A part of a multipart body: the name, perhaps more headers, an empty line; then everything up to the next boundary or the end.</summary>
    [GeneratedRegex(
        """(?<head>name="?(?<name>[^";\s]{1,100})"?(?=[;\s])[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n)(?!\r?\n--)(?:(?!\r?\n--)[\s\S])+""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Part { get; }

    /// <summary>A letter as JSON may escape it.</summary>
    [GeneratedRegex(@"\\u[0-9A-Fa-f]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped { get; }

    /// <summary>What is shaped like an access token of either service, wherever it stands.</summary>
    [GeneratedRegex(@"EAAG\w{40,}|[A-Za-z0-9_-]{80,}", RegexOptions.CultureInvariant)]
    private static partial Regex Shaped { get; }
}
