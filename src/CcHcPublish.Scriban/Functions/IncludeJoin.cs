using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary>
/// <c>include_join names separator begin? end?</c>: several templates in a row; a text that starts with <c>tpl:</c> names one. In each of them <c>$</c> holds
/// the arguments of this call.
/// </summary>
internal static class IncludeJoin
{
    private const string TemplatePrefix = "tpl:";

    public static Builtin Make() => new(2, ["template_names", "separator", "begin_delimiter", "end_delimiter"], Join);

    private static string Join(in Arguments a)
    {
        if (a[0] is null)
        {
            return string.Empty;
        }

        var names = a.List(0)!;
        var text = new System.Text.StringBuilder(TextOf(a, a.Text(2)));
        using var steps = a.Context.Steps(a.Site.Whole);
        var isFirst = true;
        foreach (var name in names)
        {
            steps.Next();
            text.Append(isFirst ? string.Empty : TextOf(a, a.Text(1)));
            isFirst = false;
            text.Append(Render(a, a.Context.ObjectToString(name) ?? string.Empty));
            a.Context.RequireTextLength(a.Site.Whole, text.Length);
        }

        return a.Limited(text.Append(TextOf(a, a.Text(3))).ToString());
    }

    private static string TextOf(in Arguments a, string text) =>
        text.StartsWith(TemplatePrefix, StringComparison.Ordinal) ? Render(a, text[TemplatePrefix.Length..]) : text;

    private static string Render(in Arguments a, string name)
    {
        List<object?> arguments = [];
        for (var i = 0; i < a.Count; i++)
        {
            arguments.Add(a[i]);
        }

        return IncludeFunction.Render(a.Context, a.Site, name, new ScriptArray(arguments));
    }
}
