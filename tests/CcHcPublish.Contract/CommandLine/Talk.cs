using System.Collections.Concurrent;
using System.Text;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>The person at the terminal: answers when asked, and can wait for an address to appear.</summary>
public sealed class Talk : TextReader
{
    private readonly BlockingCollection<string> answers = [];
    private readonly Lines lines = new();

    public Talk(params string[] answers)
    {
        foreach (var answer in answers) Answer(answer);
    }

    /// <summary>What was said so far.</summary>
    public string Said => lines.Text;

    public TextWriter Errors => lines;

    public void Answer(string text) => answers.Add(text);

    /// <summary>The consent address, once it is shown. A command that ends without one makes this end too.</summary>
    public async Task<Uri> AddressAsync(Task command)
    {
        await Task.WhenAny(lines.Address.Task, command);
        return lines.Address.Task.IsCompletedSuccessfully ? await lines.Address.Task : throw new InvalidOperationException(Said);
    }

    public override string? ReadLine() => answers.TryTake(out var answer, TimeSpan.FromSeconds(60)) ? answer : null;

    private sealed class Lines : TextWriter
    {
        private readonly StringBuilder text = new();

        public TaskCompletionSource<Uri> Address { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Text
        {
            get
            {
                lock (text) return text.ToString();
            }
        }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (text) text.Append(value);
        }

        public override void WriteLine(string? value)
        {
            lock (text) text.AppendLine(value);
            if (value?.StartsWith("http", StringComparison.Ordinal) == true) Address.TrySetResult(new Uri(value));
        }
    }
}
