using System.Text.RegularExpressions;
using Shouldly;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>What may not be in an English answer: Vietnamese letters outside “quotation marks”, in which other people's words stand.</summary>
internal static partial class EnglishText
{
    public static void ShouldBeEnglish(this string text, string command)
    {
        var leaks = text.Split('\n').Where(line => Letters().IsMatch(Quoted().Replace(line, ""))).ToList();

        leaks.ShouldBeEmpty($"Vietnamese in the English answer of: {command}");
    }

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();

    /// <summary>Latin letters with marks, and the marks alone.</summary>
    [GeneratedRegex(@"[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0300-\u036F\u1E00-\u1EFF]")]
    private static partial Regex Letters();
}
