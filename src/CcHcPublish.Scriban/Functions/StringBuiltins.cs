using Scriban.Runtime;

namespace Scriban.Functions;

internal static partial class StringBuiltins
{
    private static readonly string[] One = ["text"];

    public static ScriptObject Make()
    {
        var group = new FunctionGroup();
        AddShaping(group);
        AddSearching(group);
        AddConverting(group);
        return group.Members;
    }

    private static void AddShaping(FunctionGroup group) => group
        .Add("append", ["text", "with"], static (in a) => Joined(a, a.Text(0), a.Text(1)))
        .Add("prepend", ["text", "by"], static (in a) => Joined(a, a.Text(1), a.Text(0)))
        .Add("upcase", One, static (in a) => a.NullableText(0)?.ToUpperInvariant())
        .Add("downcase", One, static (in a) => a.NullableText(0)?.ToLowerInvariant())
        .Add("capitalize", One, static (in a) => Capitalize(a.Text(0)))
        .Add("capitalizewords", One, static (in a) => CapitalizeWords(a.Text(0)))
        .Add("strip", One, static (in a) => a.NullableText(0)?.Trim())
        .Add("lstrip", One, static (in a) => a.NullableText(0)?.TrimStart())
        .Add("rstrip", One, static (in a) => a.NullableText(0)?.TrimEnd())
        .Add("strip_newlines", One, static (in a) => a.Text(0).Replace("\r", string.Empty, StringComparison.Ordinal).Replace("\n", string.Empty, StringComparison.Ordinal))
        .Add("truncate", 2, ["text", "length", "ellipsis"], static (in a) => Truncate(a))
        .Add("truncatewords", 2, ["text", "count", "ellipsis"], static (in a) => TruncateWords(a))
        .Add("replace", ["text", "match", "replace"], static (in a) => Replace(a))
        .Add("replace_first", 3, ["text", "match", "replace", "fromEnd"], static (in a) => ReplaceOne(a, a.Text(0), a.Text(1), a.Text(2), a.Truth(3)))
        .Add("remove", ["text", "remove"], static (in a) => Remove(a))
        .Add("remove_first", ["text", "remove"], static (in a) => RemoveOne(a, fromEnd: false))
        .Add("remove_last", ["text", "remove"], static (in a) => RemoveOne(a, fromEnd: true))
        .Add("slice", 2, ["text", "start", "length"], static (in a) => Slice(a, a[2] is null ? a.Text(0).Length : a.Int(2), mayMiss: true))
        .Add("slice1", 2, ["text", "start", "length"], static (in a) => a.Int(2, 1) <= 0 ? string.Empty : Slice(a, a.Int(2, 1), mayMiss: false))
        .Add("handleize", One, static (in a) => Handleize(a.RequiredText(0)))
        .Add("pad_left", ["text", "width"], static (in a) => Padded(a, isLeft: true))
        .Add("pad_right", ["text", "width"], static (in a) => Padded(a, isLeft: false))
        .Add("pluralize", ["number", "singular", "plural"], static (in a) => a.Int(0) == 1 ? a[1] : a[2])
        .Add("escape", One, static (in a) => a.NullableText(0) is { } text ? Escaped(a, text) : null)
        .Add("literal", One, static (in a) => a.NullableText(0) is { } text ? a.Limited($"\"{Escaped(a, text)}\"") : null);

    private static string Escaped(in Arguments a, string text)
    {
        a.Context.RequireTextLength(a.Site.Whole, TextEscapes.LengthOf(text));
        return TextEscapes.Escape(text);
    }

    private static string Joined(in Arguments a, string first, string second)
    {
        a.Context.RequireTextLength(a.Site.Whole, (long)first.Length + second.Length);
        return string.Concat(first, second);
    }

    private static string Capitalize(string text) =>
        text.Length == 0 || char.IsUpper(text[0]) ? text : string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));

    private static string CapitalizeWords(string text) => string.Create(text.Length, text, static (span, text) =>
    {
        var awaitsLetter = true;
        for (var i = 0; i < span.Length; i++)
        {
            var isLetter = char.IsLetter(text[i]);
            span[i] = awaitsLetter && isLetter ? char.ToUpperInvariant(text[i]) : text[i];
            awaitsLetter = char.IsWhiteSpace(text[i]) || (awaitsLetter && !isLetter);
        }
    });

    private static string Truncate(in Arguments a)
    {
        var text = a.Text(0);
        var ellipsis = a.NullableText(2) ?? "...";
        var length = a.Int(1);
        if (text.Length == 0 || text.Length <= length)
        {
            return text;
        }

        var kept = Math.Max(0, length - ellipsis.Length);
        return string.Concat(text.AsSpan(0, kept), ellipsis);
    }

    private static string TruncateWords(in Arguments a)
    {
        var text = a.Text(0);
        var count = Math.Max(0, a.Int(1));
        return text.Length == 0 ? string.Empty : a.Limited(string.Join(' ', Words(text).Take(count)) + "...");
    }

    /// <summary>What stands between runs of blanks; blanks at either end leave an empty word there.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                continue;
            }

            yield return text[start..i];
            while (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))
            {
                i++;
            }

            start = i + 1;
        }
    }

    private static string Replace(in Arguments a)
    {
        string text = a.Text(0), match = a.Text(1), with = a.Text(2);
        if (text.Length == 0)
        {
            return text;
        }

        if (match.Length == 0)
        {
            throw a.At(1).Fault("The text to replace must not be empty");
        }

        if (with.Length > match.Length)
        {
            long count = text.AsSpan().Count(match.AsSpan());
            a.Context.RequireTextLength(a.Site.Whole, text.Length + (count * (with.Length - match.Length)));
        }

        return text.Replace(match, with, StringComparison.Ordinal);
    }

    private static string ReplaceOne(in Arguments a, string text, string match, string with, bool fromEnd)
    {
        if (text.Length == 0 || match.Length == 0)
        {
            return text;
        }

        var at = fromEnd ? text.LastIndexOf(match, StringComparison.OrdinalIgnoreCase) : text.IndexOf(match, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? text : a.Limited(string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + match.Length)));
    }

    private static string? Remove(in Arguments a)
    {
        var match = a.Text(1);
        return a.NullableText(0) is { } text && match.Length > 0 ? text.Replace(match, string.Empty, StringComparison.Ordinal) : a.NullableText(0);
    }

    private static string? RemoveOne(in Arguments a, bool fromEnd) =>
        a.NullableText(0) is { } text ? ReplaceOne(a, text, a.Text(1), string.Empty, fromEnd) : null;

    /// <summary>A negative start counts from the end; by what it lies before the text, the length becomes shorter.</summary>
    private static string Slice(in Arguments a, int length, bool mayMiss)
    {
        var text = a.Text(0);
        var start = a.Int(1) < 0 ? (long)a.Int(1) + text.Length : a.Int(1);
        var wanted = Math.Min(0, start) + length;
        if (text.Length == 0 || start >= text.Length || (mayMiss && start < 0 && wanted <= 0))
        {
            return string.Empty;
        }

        var kept = Math.Min(wanted, text.Length - Math.Max(0, start));
        return kept < 0 ? throw a.At(2).Fault("The length must not be negative") : text.Substring((int)Math.Max(0, start), (int)kept);
    }

    private static string Handleize(string text)
    {
        var handle = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                handle.Append(char.ToLowerInvariant(c));
            }
            else if (handle.Length == 0 || handle[^1] != '-')
            {
                handle.Append('-');
            }
        }

        if (handle.Length > 0 && handle[^1] == '-')
        {
            handle.Length--;
        }

        return handle.ToString();
    }

    private static string Padded(in Arguments a, bool isLeft)
    {
        var text = a.Text(0);
        var width = a.Int(1);
        if (width < 0)
        {
            throw a.At(1).Fault("The width must not be negative");
        }

        a.Context.RequireTextLength(a.Site.Whole, Math.Max(width, text.Length));
        return width <= text.Length ? text : isLeft ? text.PadLeft(width) : text.PadRight(width);
    }
}
