using Scriban.Runtime;

namespace Scriban.Functions;

internal static partial class StringBuiltins
{
    private static readonly string[] Two = ["text", "value"];

    private static void AddSearching(FunctionGroup group) => group
        .Add("size", One, static (in a) => Boxes.Of(a.Text(0).Length))
        .Add("contains", Two, static (in a) => Boxes.Of(Searches(a, out var text, out var value) && text.Contains(value, StringComparison.Ordinal)))
        .Add("starts_with", Two, static (in a) => Boxes.Of(Searches(a, out var text, out var value) && text.StartsWith(value, StringComparison.CurrentCulture)))
        .Add("ends_with", Two, static (in a) => Boxes.Of(Searches(a, out var text, out var value) && text.EndsWith(value, StringComparison.CurrentCulture)))
        .Add("equals_ignore_case", Two, static (in a) => Boxes.Of(a.NullableText(0) is { } text && text.Equals(a.NullableText(1), StringComparison.OrdinalIgnoreCase)))
        .Add("index_of", 2, ["text", "search", "startIndex", "count", "stringComparison"], static (in a) => IndexOf(a))
        .Add("split", ["text", "match"], static (in a) => Split(a))
        .Add("empty", One, static (in a) => Boxes.Of(string.IsNullOrEmpty(a.NullableText(0))))
        .Add("whitespace", One, static (in a) => Boxes.Of(string.IsNullOrWhiteSpace(a.NullableText(0))));

    private static bool Searches(in Arguments a, out string text, out string value)
    {
        text = a.Text(0);
        value = a.Text(1);
        return text.Length > 0 && value.Length > 0;
    }

    private static object IndexOf(in Arguments a)
    {
        string text = a.RequiredText(0), search = a.RequiredText(1);
        var start = a.Int(2);
        var count = a[3] is null ? text.Length - start : a.Int(3);
        var comparison = a.NullableText(4) is { Length: > 0 } name
            ? Enum.TryParse<StringComparison>(name, ignoreCase: true, out var known) ? known : throw a.At(4).Fault($"`{name}` is not a way of comparing texts")
            : StringComparison.CurrentCulture;
        return Boxes.Of(text.IndexOf(search, start, count, comparison));
    }

    private static ScriptRange Split(in Arguments a)
    {
        string text = a.Text(0), separator = a.Text(1);
        if (text.Length == 0)
        {
            return new ScriptRange([]);
        }

        if (separator.Length == 0)
        {
            return new ScriptRange([text]);
        }

        return new ScriptRange([.. text.Split(separator, StringSplitOptions.RemoveEmptyEntries)]);
    }
}
