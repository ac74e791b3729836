using System.CommandLine;
using System.CommandLine.Parsing;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Help;

/// <summary>
/// What is wrong with a command line, in both languages, each with the nearest right word. The library's own messages are English;
/// they are recognised by what caused them. Messages of our own validators come through as they are.
/// </summary>
public static class UsageErrors
{
    /// <summary>Exit code of a wrong command line.</summary>
    public const int ExitCode = 2;

    /// <summary>How the library's own messages begin (System.CommandLine 2.0.15, its resource texts).</summary>
    private static readonly string[] BuiltIn = ["Cannot parse argument", "Required argument missing", "Required command", "Unrecognized command", "Argument '", "Option '"];

    /// <summary>Prints every error and where help stands. Returns <see cref="ExitCode"/>.</summary>
    public static int Write(ParseResult parse, CommandConsole console)
    {
        foreach (var error in Of(parse)) console.Error(error);
        var path = Path(parse.CommandResult);
        console.Error(new Words($"Xem cách dùng: {path} --help", $"See: {path} --help"));
        return ExitCode;
    }

    public static IReadOnlyList<Words> Of(ParseResult parse)
    {
        // A misspelt option leaves its value over and what it stood for missing: both follow from it.
        var unknown = parse.UnmatchedTokens.Where(token => token.StartsWith('-')).ToList();
        if (unknown.Count > 0) return [.. unknown.Select(token => Unknown(token, parse.CommandResult))];
        List<Words> errors = [.. parse.UnmatchedTokens.Select(token => Unknown(token, parse.CommandResult))];
        foreach (var error in parse.Errors)
        {
            if (error.Message.StartsWith("Unrecognized command", StringComparison.Ordinal)) continue;
            // After an unknown word, "a command is missing" says nothing new.
            if (errors.Count > 0 && error.Message.StartsWith("Required command", StringComparison.Ordinal)) continue;
            errors.Add(Explain(error));
        }

        return [.. errors.Distinct()];
    }

    private static Words Unknown(string token, CommandResult result)
    {
        var command = result.Command;
        if (token.StartsWith('-'))
        {
            var name = token.Split('=', ':')[0];
            return Near(new($"Không có tùy chọn “{name}”.", $"There is no option “{name}”."), Nearest.Of(name, Options(result)));
        }

        if (command.Subcommands.Count == 0) return new(
            $"Thừa “{token}”: lệnh “{command.Name}” không nhận thêm tham số.", $"“{token}” is too much: “{command.Name}” takes no more arguments.");
        var names = command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name).ToList();
        return Near(
            new($"Không có lệnh “{token}”.", $"There is no command “{token}”."),
            Nearest.Of(token, names),
            new($"Các lệnh: {string.Join(", ", names)}.", $"Commands: {string.Join(", ", names)}."));
    }

    private static Words Explain(ParseError error)
    {
        if (!Array.Exists(BuiltIn, start => error.Message.StartsWith(start, StringComparison.Ordinal))) return new(error.Message, error.Message);
        switch (error.SymbolResult)
        {
            case ArgumentResult { Parent: OptionResult owner } value:
                return WrongValue(owner, value.Tokens);
            case OptionResult option when option.Tokens.Count > 0 && option.Option.Arity.MaximumNumberOfValues >= option.Tokens.Count:
                return WrongValue(option, option.Tokens);
            case OptionResult { IdentifierTokenCount: > 1 } option:
                return new($"Tùy chọn “{option.Option.Name}” được viết hơn một lần.", $"“{option.Option.Name}” is given more than once.");
            case OptionResult { IdentifierToken: null } option:
                return new($"Thiếu tùy chọn bắt buộc “{option.Option.Name}”.", $"The required option “{option.Option.Name}” is missing.");
            case OptionResult option:
                return new($"Thiếu giá trị sau “{option.Option.Name}”.", $"“{option.Option.Name}” needs a value.");
            case ArgumentResult { Tokens.Count: > 0 } argument:
                return new(
                    $"“{argument.Tokens[0].Value}” không dùng được cho <{Name(argument.Argument)}>.",
                    $"“{argument.Tokens[0].Value}” does not do for <{Name(argument.Argument)}>.");
            case ArgumentResult argument:
                return new($"Thiếu <{Name(argument.Argument)}>.", $"<{Name(argument.Argument)}> is missing.");
            case CommandResult { Command.Subcommands.Count: > 0 } command:
                var names = string.Join(", ", command.Command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name));
                return new($"Thiếu lệnh. Các lệnh: {names}.", $"A command is missing. Commands: {names}.");
            default:
                return new("Dòng lệnh chưa đủ.", "The command line is incomplete.");
        }
    }

    private static Words WrongValue(OptionResult owner, IReadOnlyList<Token> tokens)
    {
        var name = owner.Option.Name;
        if (tokens.Count == 0) return new($"Thiếu giá trị sau “{name}”.", $"“{name}” needs a value.");
        var value = tokens[^1].Value;
        var known = owner.Option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(choice => choice.Label).ToList();
        return Near(
            new($"“{name}” không nhận giá trị “{value}”.", $"“{name}” does not take “{value}”."),
            Nearest.Of(value, known),
            known.Count == 0 ? null : new($"Chọn một trong: {string.Join(", ", known)}.", $"Choose one of: {string.Join(", ", known)}."));
    }

    private static Words Near(Words message, string? nearest, Words? otherwise = null)
    {
        if (nearest is not null) return new($"{message.Vi} Có phải ý bạn là “{nearest}”?", $"{message.En} Did you mean “{nearest}”?");
        return otherwise is { } list ? new($"{message.Vi} {list.Vi}", $"{message.En} {list.En}") : message;
    }

    private static IEnumerable<string> Options(CommandResult result)
    {
        var isOwn = true;
        for (SymbolResult? at = result; at is CommandResult here; at = at.Parent, isOwn = false)
        {
            foreach (var option in here.Command.Options.Where(option => !option.Hidden && (isOwn || option.Recursive))) yield return option.Name;
        }
    }

    private static string Path(CommandResult result)
    {
        List<string> names = [];
        for (SymbolResult? at = result; at is CommandResult here; at = at.Parent) names.Insert(0, LocalHelp.NameOf(here.Command));
        return string.Join(' ', names);
    }

    private static string Name(Argument argument) => argument.HelpName ?? argument.Name;
}
