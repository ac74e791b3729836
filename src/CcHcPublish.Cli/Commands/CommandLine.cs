using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CcHcPublish.Cli.Commands.Database;
using CcHcPublish.Cli.Help;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Commands;

/// <summary><c>cchc</c>: the list of its commands, and the one place where a failure becomes a message and an exit code.</summary>
public static class CommandLine
{
    /// <summary>The commands in the order in which help lists them.</summary>
    private static readonly NamedCommand[] All =
    [
        new("demo", DemoCommand.Build), new("serve", ServeCommand.Build), new("check", CheckCommand.Build),
        new("submit", SubmitCommand.Build), new("return", ReturnCommand.Build), new("approve", ApproveCommand.Build), new("schedule", ScheduleCommand.Build),
        new("publish", PublishCommand.Build), new("correct", CorrectCommand.Build), new("withdraw", WithdrawCommand.Build),
        new("hold", HoldCommand.Build), new("release", ReleaseCommand.Build), new("preview", PreviewCommand.Build),
        new("status", StatusCommand.Build), new("why", WhyCommand.Build), new("plan", PlanCommand.Build), new("quota", QuotaCommand.Build),
        new("bulletin", BulletinCommand.Build), new("site", SiteCommand.Build), new("channel", ChannelCommand.Build), new("sandbox", SandboxCommand.Build),
        new("log", LogCommand.Build),
        new("db", DatabaseCommand.Build), new("doctor", DoctorCommand.Build),
    ];

    private static readonly string[] WithCsv = ["quota", "plan", "publish", "channel"];

    private static readonly TimeSpan LongestEnding = TimeSpan.FromMinutes(11);

    public static async Task<int> RunAsync(string[] arguments, CommandConsole? given = null)
    {
        var language = CommandLanguage.Of(arguments);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language == Language.English ? CultureInfo.InvariantCulture : Vietnamese.Culture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture;
        var console = given ?? CommandConsole.Standard(OutputSettings.Detect(language, FormatOf(arguments)));
        var options = new GlobalOptions(console);
        var root = Build(options, console, arguments.Length > 0 ? arguments[0] : null);
        // A word that begins with "@" is a word, not a file of more words.
        var parse = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parse.Errors.Count > 0 || parse.UnmatchedTokens.Count > 0) return UsageErrors.Write(parse, console);
        if (NoSuchFormat(parse, options) is { } wrong)
        {
            console.Error(wrong);
            return Exit.WrongUsage;
        }

        try
        {
            var code = await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Ending(arguments) });
            await options.Unfinished;
            return code;
        }
        catch (OperationCanceledException)
        {
            console.Error(new Words("Đã dừng theo yêu cầu.", "Stopped."));
            return Exit.Failed;
        }
        catch (Exception failure)
        {
            console.Error(FailureWords.Of(failure));
            return Exit.Failed;
        }
    }

    /// <summary>A command that cannot give what a program asked for must not give it something else.</summary>
    private static Words? NoSuchFormat(ParseResult parse, GlobalOptions options)
    {
        var format = parse.GetValue(options.Format);
        var name = parse.CommandResult.Parent is CommandResult { Parent: CommandResult } above ? above.Command.Name : parse.CommandResult.Command.Name;
        var isGiven = format switch { "csv" => WithCsv.Contains(name), "sarif" => name == "check", _ => true };
        return isGiven ? null : new($"Lệnh “{name}” không cho kết quả dạng {format}; dùng --format json.", $"“{name}” does not give {format}; use --format json.");
    }

    /// <summary>After Ctrl+C or SIGTERM the library ends the process by force. What sends ends by itself, within its own limit.</summary>
    private static TimeSpan Ending(string[] arguments) => arguments.Length > 0 && arguments[0] is "serve" or "demo" or "publish" ? LongestEnding : TimeSpan.FromSeconds(2);

    /// <summary>What is wrong with a command line, without running it; nothing when it is right.</summary>
    public static IReadOnlyList<Words> ProblemsOf(string[] arguments)
    {
        var console = new CommandConsole(TextWriter.Null, TextWriter.Null, new OutputSettings(CommandLanguage.Of(arguments), FormatOf(arguments), 80));
        return UsageErrors.Of(Build(new GlobalOptions(console), console, null).Parse(arguments));
    }

    private static Command Build(GlobalOptions options, CommandConsole console, string? first)
    {
        var root = RootOptions.Root(console, console.Say(new(
            "CcHcPublish: kế hoạch tuyên truyền CCHC, tin bài, đăng đa kênh, định mức.", "CcHcPublish: plans, articles, publishing to several channels, and quotas.")));
        options.AddTo(root);
        var start = new CommandStart(options, console);
        // Only the command that is asked for is built; help and mistyped names want all of them.
        var asked = All.FirstOrDefault(command => command.Name == first);
        foreach (var command in asked is null ? All : [asked]) root.Subcommands.Add(command.Build(start));
        return root;
    }

    /// <summary>The format is needed to set up the console before anything is parsed; a wrong word is left to the parser.</summary>
    private static OutputFormat FormatOf(string[] arguments)
    {
        var at = Array.FindIndex(arguments, argument => argument == "--format" || argument.StartsWith("--format=", StringComparison.Ordinal));
        var word = at < 0 ? "" : arguments[at].Contains('=') ? arguments[at]["--format=".Length..] : at + 1 < arguments.Length ? arguments[at + 1] : "";
        return word switch
        {
            "json" or "sarif" => OutputFormat.Json,
            "csv" => OutputFormat.Csv,
            _ => OutputFormat.Text,
        };
    }

    private sealed record NamedCommand(string Name, Func<CommandStart, Command> Build);
}
