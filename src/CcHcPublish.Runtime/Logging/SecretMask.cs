using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Logging;

/// <summary>
/// The last barrier before a log: takes out registered secrets, everything shaped like a token, values of telling names, and phone
/// numbers. It may take out too much; it must never take out too little. Safe for all threads.
/// </summary>
public sealed partial class SecretMask
{
    /// <summary>A shorter value would take half of every text with it.</summary>
    private const int ShortestRegistered = 6;

    /// <summary>Longest text that is looked at, in characters; what follows is dropped.</summary>
    private const int LongestText = 32 * 1024;

    private const int MatchMilliseconds = 250;

    private readonly ConcurrentDictionary<string, byte> registered = new(StringComparer.Ordinal);

    /// <summary>From now on this secret is taken out wherever it appears: as it is, as a URL or JSON writes it, or in Base64.</summary>
    public void Register(Secret secret)
    {
        var text = secret.Reveal();
        if (text.Length < ShortestRegistered) return;
        registered[text] = 0;
        registered[Uri.EscapeDataString(text)] = 0;
        registered[System.Text.Json.JsonEncodedText.Encode(text).Value] = 0;
        registered[Convert.ToBase64String(Encoding.UTF8.GetBytes(text))] = 0;
    }

    public string Clean(string text)
    {
        if (text.Length > LongestText) text = string.Concat(text.AsSpan(0, LongestText), "…");
        foreach (var value in registered.Keys)
        {
            if (text.Contains(value, StringComparison.Ordinal)) text = text.Replace(value, Secret.Mask, StringComparison.Ordinal);
        }

        try
        {
            text = Named().Replace(text, $"$1{Secret.Mask}");
            text = Scheme().Replace(text, $"$1 {Secret.Mask}");
            text = Token().Replace(text, Secret.Mask);
            text = Opaque().Replace(text, match => IsMixed(match.ValueSpan) ? Secret.Mask : match.Value);
            return Phone().Replace(text, Secret.Mask);
        }
        catch (RegexMatchTimeoutException)
        {
            return Secret.Mask;
        }
    }

    /// <summary>Hashes and slugs are of one case; a long run of capitals, small letters and digits is a token.</summary>
    private static bool IsMixed(ReadOnlySpan<char> run) =>
        run.ContainsAnyInRange('A', 'Z') && run.ContainsAnyInRange('a', 'z') && run.ContainsAnyInRange('0', '9');

    /// <summary>A telling name, then "=", ":" or the same as URLs and JSON write them, then the value. "code" only tells in a query.</summary>
    [GeneratedRegex(
        """((?:[\w-]*(?:token|secret|password|passwd|api[_-]?key|secret_key|mat_khau|appsecret_proof|code_verifier|signature)|pwd|cookie|(?<=[?&])code)(?:\\?["'])?\s*(?:=|:|%3D|%3A)\s*(?:\\?["'])?)(?!\s)[^&"'\\\s,;}\]]+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchMilliseconds)]
    private static partial Regex Named();

    /// <summary>HTTP authentication (RFC 9110, section 11): the scheme and what follows it.</summary>
    [GeneratedRegex(@"\b(Bearer|OAuth|Basic)\s+[A-Za-z0-9._~+/=|-]{6,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchMilliseconds)]
    private static partial Regex Scheme();

    /// <summary>Facebook user and page tokens, its "app id|secret" tokens, and JSON web tokens.</summary>
    [GeneratedRegex(@"EAA[A-Za-z0-9]{12,}|\b\d{8,}(?:\||%7C)[A-Za-z0-9_-]{16,}|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.?[A-Za-z0-9_-]*", RegexOptions.CultureInvariant, MatchMilliseconds)]
    private static partial Regex Token();

    [GeneratedRegex(@"[A-Za-z0-9_+=-]{40,}", RegexOptions.CultureInvariant, MatchMilliseconds)]
    private static partial Regex Opaque();

    /// <summary>Vietnamese numbers: 0 or +84, then nine digits of a mobile or ten of a land line, alone or in groups.</summary>
    [GeneratedRegex(@"(?<![\w.-])(?:\+?84|0)[ .-]?(?:2(?:[ .-]?\d){9}|[35789](?:[ .-]?\d){8})(?![\w-])", RegexOptions.CultureInvariant, MatchMilliseconds)]
    private static partial Regex Phone();
}
