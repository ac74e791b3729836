using System.Text;

namespace CcHcPublish.Runtime.Storage;

/// <summary>Text as both databases keep it: PostgreSQL takes neither NUL nor halves of a surrogate pair, which a far side's words may hold.</summary>
internal static class StorableText
{
    private const char Unknown = '\uFFFD';

    /// <summary>The same text with a replacement character for each that cannot be kept; almost always the very same object.</summary>
    public static string Of(string text)
    {
        if (!text.Contains('\0') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text;
        var kept = new StringBuilder(text.Length);
        // Runes enumerate a half of a pair as the replacement character.
        foreach (var rune in text.EnumerateRunes()) kept.Append(rune.Value == 0 ? new Rune(Unknown) : rune);
        return kept.ToString();
    }
}
