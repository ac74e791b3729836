using System.Diagnostics;
using System.Text;
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

    /// <summary>Match by match, so that the result is refused before it becomes too long; the time limit is for all of them.</summary>
    private static string Replace(in Arguments a)
    {
        string text = a.RequiredText(0), replacement = a.RequiredText(2);
        var options = Options(a, 3);
        var match = Regex.Match(text, a.RequiredText(1), options, a.Context.RegexTimeOut);
        if (!match.Success)
        {
            return a.Limited(text);
        }

        var started = Stopwatch.GetTimestamp();
        var replaced = new StringBuilder();
        var at = 0;
        for (; match.Success; match = match.NextMatch())
        {
            a.Context.CheckAbort(a.Site.Whole);
            if (a.Context.RegexTimeOut > TimeSpan.Zero && Stopwatch.GetElapsedTime(started) > a.Context.RegexTimeOut)
            {
                throw a.Site.Whole.Fault("The regular expression takes too long");
            }

            replaced.Append(text, at, match.Index - at);
            a.Context.RequireTextLength(a.Site.Whole, replaced.Length + AtMost(match, replacement, text.Length));
            replaced.Append(match.Result(replacement));
            at = match.Index + match.Length;
        }

        return a.Limited(replaced.Append(text, at, text.Length - at).ToString());
    }

    /// <summary>A bound of the length of what replaces a match: every reference may stand for the longest group, or for the whole text.</summary>
    private static long AtMost(Match match, string replacement, int textLength)
    {
        long references = replacement.AsSpan().Count('$');
        if (references == 0)
        {
            return replacement.Length;
        }

        var longest = replacement.AsSpan().ContainsAny("_`'") ? textLength : match.Groups.Values.Max(group => group.Length);
        return replacement.Length + (references * longest);
    }
}
