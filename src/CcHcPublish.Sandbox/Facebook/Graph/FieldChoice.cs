using System.Globalization;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>One field of <c>?fields=</c>: its name, <c>.limit(n)</c> and the fields wanted inside it.</summary>
public sealed record FieldChoice(string Name, int? Limit, IReadOnlyList<FieldChoice> Inner)
{
    private const int Deepest = 8;

    /// <summary>Parses <c>a,b.limit(3){c,d{e}}</c>; null when the text is no such list.</summary>
    public static IReadOnlyList<FieldChoice>? Parse(string text)
    {
        var at = 0;
        var list = ParseList(text, ref at, 0);
        return at == text.Length ? list : null;
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
        while (at < text.Length && text[at] == '.')
        {
            at++;
            var modifier = ParseName(text, ref at);
            var close = text.IndexOf(')', at);
            if (at >= text.Length || text[at] != '(' || close < 0)
            {
                return null;
            }

            if (modifier == "limit" && int.TryParse(text.AsSpan(at + 1, close - at - 1), CultureInfo.InvariantCulture, out var n))
            {
                limit = n;
            }

            at = close + 1;
        }

        if (at >= text.Length || text[at] != '{')
        {
            return new(name, limit, []);
        }

        at++;
        var inner = ParseList(text, ref at, depth + 1);
        if (inner is null || at >= text.Length || text[at] != '}')
        {
            return null;
        }

        at++;
        return new(name, limit, inner);
    }

    private static string ParseName(string text, ref int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return text[start..at];
    }
}
