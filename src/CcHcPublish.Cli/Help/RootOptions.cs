using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using CcHcPublish.Cli.Output;

namespace CcHcPublish.Cli.Help;

/// <summary>
/// The top of a command line with help and version, in the user's language. The library's own root brings an English help and an English refusal of
/// "--version", and looks both up in resources at every start, whether or not somebody asks.
/// </summary>
public static class RootOptions
{
    /// <summary>An empty command line named as the product.</summary>
    public static Command Root(CommandConsole console, string description)
    {
        var root = new Command(LocalHelp.Program, description);
        root.Options.Add(new Option<bool>("--help", "-h", "-?", "/h", "/?")
        {
            Recursive = true,
            Arity = ArgumentArity.Zero,
            Description = console.Say(new("In hướng dẫn này", "Print this help")),
            Action = new LocalHelp(console),
        });
        root.Options.Add(new Option<bool>("--version")
        {
            Arity = ArgumentArity.Zero,
            Description = console.Say(new("In phiên bản", "Print the version")),
            Action = new PrintVersion(console),
        });
        return root;
    }

    private sealed class PrintVersion(CommandConsole console) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            console.Line(typeof(RootOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");
            return 0;
        }
    }
}
