using System.Text;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output;

/// <summary>Asks the person at the terminal. A secret is not shown while it is typed, and is read from the input where there is no terminal.</summary>
internal sealed class Question(CommandConsole console)
{
    private const int LongestAnswer = 16 << 10;

    /// <summary>Null for no answer: an empty line, or the end of the input.</summary>
    public string? Ask(Words question)
    {
        console.Ask(question);
        return Answer((console.Input ?? Console.In).ReadLine());
    }

    public Secret? AskSecret(Words question)
    {
        console.Ask(question);
        var typed = console.Input is { } given ? given.ReadLine() : Console.IsInputRedirected ? Console.In.ReadLine() : ReadHidden();
        return Answer(typed) is { } text ? new Secret(text) : null;
    }

    private static string? Answer(string? line) => line?.Trim() is { Length: > 0 and <= LongestAnswer } text ? text : null;

    private string? ReadHidden()
    {
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0) typed.Length--;
            else if (key.KeyChar >= ' ' && typed.Length < LongestAnswer) typed.Append(key.KeyChar);
        }

        console.Notice(new Words("", ""));
        return typed.ToString();
    }
}
