using System.Text.RegularExpressions;
using Scriban.Runtime;

namespace Scriban.Functions;

internal static class RegexBuiltins
{
    public static ScriptObject Make() => new FunctionGroup()
        .Add("escape", ["pattern"], static (in a) => a.Limited(Regex.Escape(a.RequiredText(0))))
        .Add("unescape", ["pattern"], static (in a) => Regex.Unescape(a.RequiredText(0)))
        .Add("match", 2, ["text", "pattern", "options"], static (in a) => Groups(Regex.Match(a.RequiredText(0), a.RequiredText(1), Options(a, 2), a.Context.RegexTimeOut)))
        .Add("matches", 2, ["text", "pattern", "options"], static (in a) => Matches(a))
        .Add("replace", 3, ["text", "pattern", "replace", "options"], static (in a) => Replace(a))
        .Add("split", 2, ["text", "pattern", "options"], static (in a) => Split(a))
        .Members;

    private static RegexOptions Options(in Arguments a, int optionsAt)
    {
        var options = RegexOptions.None;
        foreach (var letter in a.Text(optionsAt))
        {
            options |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => RegexOptions.None,
            };
        }

        return options;
    }

    private static ScriptArray Groups(Match match)
    {
        var groups = new ScriptArray();
        if (match.Success)
        {
            foreach (Group group in match.Groups)
            {
                groups.Add(group.Value);
            }
        }

        return groups;
    }

    private static ScriptArray Matches(in Arguments a)
    {
        using var steps = a.Context.Steps(a.Site.Whole);
        var all = new ScriptArray();
        for (var match = Regex.Match(a.RequiredText(0), a.RequiredText(1), Options(a, 2), a.Context.RegexTimeOut); match.Success; match = match.NextMatch())
        {
            steps.Next();
            all.Add(Groups(match));
        }

        return all;
    }

    private static ScriptArray Split(in Arguments a) =>
        new((IEnumerable<object?>)Regex.Split(a.RequiredText(0), a.RequiredText(1), Options(a, 2), a.Context.RegexTimeOut));

    private static string Replace(in Arguments a) =>
        a.Limited(Regex.Replace(a.RequiredText(0), a.RequiredText(1), a.RequiredText(2), Options(a, 3), a.Context.RegexTimeOut));
}
