using System.Collections;

namespace Scriban.Parsing;

/// <summary>The messages of one parse, in the order they were found; its text form has one message per line.</summary>
public class LogMessageBag : IReadOnlyList<LogMessage>
{
    private readonly List<LogMessage> _messages = [];

    public int Count => _messages.Count;

    public bool HasErrors { get; private set; }

    public LogMessage this[int index] => _messages[index];

    public void Add(LogMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        _messages.Add(message);
        HasErrors |= message.Type == ParserMessageType.Error;
    }

    public void AddRange(IEnumerable<LogMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        foreach (var message in messages)
        {
            Add(message);
        }
    }

    public IEnumerator<LogMessage> GetEnumerator() => _messages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(Environment.NewLine, _messages);
}
