using System.CommandLine;
using System.CommandLine.Invocation;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Help;

/// <summary>Help in the user's language. The library's own page is English and cannot be translated.</summary>
public sealed class LocalHelp(CommandConsole console) : SynchronousCommandLineAction
{
    /// <summary>What users type, whatever file the program was started from.</summary>
    public const string Program = "cchc";

    private const int WidestName = 34;

    /// <summary>Who asks how a command is used has not yet given what it needs.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command);
        return 0;
    }

    public void Write(Command command)
    {
        if (command.Description is { Length: > 0 } description) console.Paragraph(description);
        console.Line();
        console.Heading(Say("Cách dùng", "Usage"));
        console.Paragraph(Usage(command), "  ");
        Section(Say("Tham số", "Arguments"), command.Arguments.Where(argument => !argument.Hidden).Select(argument => (Placeholder(argument), Described(argument))));
        Section(Say("Lệnh", "Commands"), command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (Signature(sub), sub.Description ?? "")));
        Section(Say("Tùy chọn", "Options"), command.Options.Where(option => !option.Hidden).Select(Line));
        Section(
            Say("Tùy chọn chung", "Global options"),
            Ancestors(command).SelectMany(above => above.Options).Where(option => option is { Recursive: true, Hidden: false }).Select(Line));
    }

    private void Section(string title, IEnumerable<(string Name, string Description)> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0) return;
        console.Line();
        console.Heading(title);
        var width = Math.Min(WidestName, all.Max(line => TerminalText.Width(line.Name)));
        foreach (var (name, description) in all)
        {
            var blank = width - TerminalText.Width(name);
            if (blank < 0) console.Line($"  {name}");
            console.Paragraph(description, blank < 0 ? new string(' ', width + 4) : $"  {name}{new string(' ', blank)}  ");
        }
    }

    private string Usage(Command command)
    {
        List<string> parts = [.. Ancestors(command).Reverse().Append(command).Select(NameOf)];
        parts.AddRange(command.Arguments.Where(argument => !argument.Hidden).Select(argument => argument.Arity.MinimumNumberOfValues > 0 ? Placeholder(argument) : $"[{Placeholder(argument)}]"));
        if (command.Subcommands.Any(sub => !sub.Hidden)) parts.Add(Say("<lệnh>", "<command>"));
        parts.Add(Say("[tùy chọn]", "[options]"));
        return string.Join(' ', parts);
    }

    private (string Name, string Description) Line(Option option)
    {
        var names = string.Join(
            ", ",
            option.Aliases.Append(option.Name).Where(name => !name.StartsWith('/') && name != "-?").OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal));
        var value = option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? "" : $" <{option.HelpName ?? Choices(option) ?? Say("giá trị", "value")}>";
        var required = option.Required ? Say(" (bắt buộc)", " (required)") : "";
        return (names + value, option.Description + required);
    }

    private static string Signature(Command command) => string.Join(' ', command.Arguments.Where(argument => !argument.Hidden).Select(Placeholder).Prepend(command.Name));

    internal static string NameOf(Command command) => command.Name;

    private static string Placeholder(Argument argument) => $"<{argument.HelpName ?? argument.Name}>{(argument.Arity.MaximumNumberOfValues > 1 ? "…" : "")}";

    private static string Described(Argument argument) => argument.Description ?? "";

    private static string? Choices(Option option)
    {
        var choices = option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(choice => choice.Label).ToList();
        return choices.Count is > 0 and <= 6 ? string.Join('|', choices) : null;
    }

    private static IEnumerable<Command> Ancestors(Command command)
    {
        for (var above = command.Parents.OfType<Command>().FirstOrDefault(); above is not null; above = above.Parents.OfType<Command>().FirstOrDefault()) yield return above;
    }

    private string Say(string vi, string en) => console.Say(new Words(vi, en));
}
