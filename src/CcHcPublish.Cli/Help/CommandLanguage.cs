using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Help;

/// <summary>
/// The language of a command line, known before it is parsed: the commands' descriptions and the parser's own errors must already be in it.
/// </summary>
public static class CommandLanguage
{
    public const string Option = "--lang";

    /// <summary>By <c>--lang en</c>, <c>--lang=en</c> or <c>--lang:en</c>, else by the variable CCHC_LANG, else Vietnamese. A wrong word is left to the parser.</summary>
    public static Language Of(IReadOnlyList<string> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (argument == "--") break;
            if (argument == Option && index + 1 < arguments.Count) return Parse(arguments[index + 1]) ?? Language.Vietnamese;
            if (argument.StartsWith(Option, StringComparison.Ordinal) && argument.Length > Option.Length && argument[Option.Length] is '=' or ':')
                return Parse(argument[(Option.Length + 1)..]) ?? Language.Vietnamese;
        }

        return Parse(Environment.GetEnvironmentVariable("CCHC_LANG")) ?? Language.Vietnamese;
    }

    /// <summary>Null when the word names no language.</summary>
    public static Language? Parse(string? word) => word switch
    {
        "vi" => Language.Vietnamese,
        "en" => Language.English,
        _ => null,
    };
}
