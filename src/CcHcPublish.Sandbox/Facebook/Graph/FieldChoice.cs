using System.Collections.Frozen;
using System.Globalization;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>One field of <c>?fields=</c>: its name, <c>.limit(n)</c> and the fields wanted inside it.</summary>
public sealed record FieldChoice(string Name, int? Limit, IReadOnlyList<FieldChoice> Inner)
{
    private const int Deepest = 8;

    /// <summary>What else stands behind the name, such as <c>.summary(true)</c> or <c>.order(reverse_chronological)</c>.</summary>
    public IReadOnlyDictionary<string, string> Modifiers { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The name in the answer: the field's own, or that of <c>.as(other)</c>.</summary>
    public string ShownAs => Modifiers.GetValueOrDefault("as") is { Length: > 0 } other ? other : Name;

    /// <summary>The choice as it can be parsed again.</summary>
    public override string ToString() => Name
        + (Limit is { } n ? string.Create(CultureInfo.InvariantCulture, $".limit({n})") : "")
        + string.Concat(Modifiers.Select(m => $".{m.Key}({m.Value})"))
        + (Inner.Count > 0 ? $"{{{string.Join(',', Inner)}}}" : "");

    /// <summary>Parses <c>a,b.limit(3){c,d{e}}</c>; null when the text is no such list.</summary>
    public static IReadOnlyList<FieldChoice>? Parse(string text)
    {
        text = WithoutBlanks(text);
        var at = 0;
        var list = ParseList(text, ref at, 0);
        return at == text.Length ? list : null;
    }

    /// <summary>Blanks and line ends mean something only inside parentheses, as in <c>since(2 days ago)</c>.</summary>
    private static string WithoutBlanks(string text)
    {
        var isInside = false;
        return string.Concat(text.Where(c =>
        {
            isInside = c == '(' || (isInside && c != ')');
            return isInside || !char.IsWhiteSpace(c);
        }));
    }

    private static List<FieldChoice>? ParseList(string text, ref int at, int depth)
    {
        var list = new List<FieldChoice>();
        if (depth > Deepest)
        {
            return null;
        }

        while (true)
        {
            if (ParseOne(text, ref at, depth) is not { } field)
            {
                return null;
            }

            list.Add(field);
            if (at >= text.Length || text[at] != ',')
            {
                return list;
            }

            at++;
        }
    }

    private static FieldChoice? ParseOne(string text, ref int at, int depth)
    {
        var name = ParseName(text, ref at);
        if (name.Length == 0)
        {
            return null;
        }

        int? limit = null;
        var inner = new List<FieldChoice>();
        var modifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        while (at < text.Length && text[at] == '.')
        {
            at++;
            var modifier = ParseName(text, ref at);
            var close = text.IndexOf(')', at);
            if (at >= text.Length || text[at] != '(' || close < 0)
            {
                return null;
            }

            var value = text[(at + 1)..close].Trim();
            if (modifier == "limit" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            {
                limit = n;
            }
            else if (modifier == "fields" && depth < Deepest)
            {
                // The older spelling of braces. It cannot hold parentheses of its own.
                var place = 0;
                inner.AddRange(ParseList(value, ref place, depth + 1) ?? []);
            }
            else
            {
                modifiers[modifier] = value;
            }

            at = close + 1;
        }

        if (at >= text.Length || text[at] != '{')
        {
            return new(name, limit, inner) { Modifiers = modifiers };
        }

        at++;
        var braced = ParseList(text, ref at, depth + 1);
        if (braced is null || at >= text.Length || text[at] != '}')
        {
            return null;
        }

        at++;
        return new(name, limit, [.. inner, .. braced]) { Modifiers = modifiers };
    }

    private static string ParseName(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return text[start..at];
    }
}
