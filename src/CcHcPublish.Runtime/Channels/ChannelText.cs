using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CcHcPublish.Core.Channels;

namespace CcHcPublish.Runtime.Channels;

/// <summary>Texts of a far side, reduced to what readers see, so that its own ways of writing them make no difference.</summary>
internal static partial class ChannelText
{
    /// <summary>So much of a changed text is kept for the board to look at.</summary>
    private const int Shown = 300;

    /// <summary>Room for a sentence or two of Meta's.</summary>
    private const int LongestQuote = 160;

    public static LiveState.Edited Edited(string seen)
    {
        var text = Visible(seen);
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        return new LiveState.Edited(text.Length <= Shown ? text : text[..WholeLetters(text)] + "…", mark);
    }

    /// <summary>Where the text may be cut: never within a letter that takes more than one character.</summary>
    private static int WholeLetters(string text)
    {
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && end + next <= Shown) end += next;
        return end;
    }

    /// <summary>Letters and single blanks: no tags, no entities, composed.</summary>
    public static string Visible(string html) => Blanks.Replace(WebUtility.HtmlDecode(Tags.Replace(html, " ")), " ").Trim().Normalize(NormalizationForm.FormC);

    /// <summary>Words of the far side for a sentence of ours: one line, short, nothing that is not shown. Secrets are masked by who heard them.</summary>
    public static string Quoted(string? text)
    {
        var line = Blanks.Replace(Hidden.Replace(text ?? "", " "), " ").Trim().TrimEnd('.');
        return line.Length <= LongestQuote ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote), "…");
    }

    /// <summary>Control characters, and those that turn or hide what follows.</summary>
    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Hidden { get; }

    [GeneratedRegex("<[^>]{0,2000}>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags { get; }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks { get; }
}
