using System.Globalization;
using CcHcPublish.Core.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace CcHcPublish.Runtime.Logging;

/// <summary>Passes each event on with every text in it cleaned: template, properties at any depth, and the exception with its causes. Owns the logger behind it.</summary>
internal sealed class RedactingSink(Logger next, SecretMask mask) : ILogEventSink, IDisposable
{
    private static readonly MessageTemplateParser Parser = new();

    public void Emit(LogEvent logEvent)
    {
        var template = mask.Clean(logEvent.MessageTemplate.Text);
        next.Write(new LogEvent(
            logEvent.Timestamp,
            logEvent.Level,
            logEvent.Exception is { } exception ? new CleanedException(mask.Clean(exception.ToString())) : null,
            template == logEvent.MessageTemplate.Text ? logEvent.MessageTemplate : Parser.Parse(template),
            logEvent.Properties.Select(property => new LogEventProperty(property.Key, Named(property.Key, property.Value)))));
    }

    public void Dispose() => next.Dispose();

    /// <summary>A property named after a secret shows nothing, whatever its value looks like.</summary>
    private LogEventPropertyValue Named(string name, LogEventPropertyValue value) =>
        value is ScalarValue { Value: not null } && mask.Clean($"{name}=x") != $"{name}=x" ? new ScalarValue(Secret.Mask) : Clean(value);

    private LogEventPropertyValue Clean(LogEventPropertyValue value) => value switch
    {
        ScalarValue scalar => Clean(scalar),
        SequenceValue list => new SequenceValue(list.Elements.Select(Clean)),
        StructureValue structure => new StructureValue(
            structure.Properties.Select(property => new LogEventProperty(property.Name, Named(property.Name, property.Value))), structure.TypeTag),
        DictionaryValue map => new DictionaryValue(map.Elements.Select(Clean)),
        _ => new ScalarValue(mask.Clean(value.ToString())),
    };

    private KeyValuePair<ScalarValue, LogEventPropertyValue> Clean(KeyValuePair<ScalarValue, LogEventPropertyValue> pair) =>
        new(Clean(pair.Key), Named(pair.Key.Value?.ToString() ?? "", pair.Value));

    private ScalarValue Clean(ScalarValue scalar)
    {
        if (scalar.Value is null or bool or DateTime or DateTimeOffset or TimeSpan or DateOnly or TimeOnly or Guid or double or float or decimal) return scalar;
        var text = Convert.ToString(scalar.Value, CultureInfo.InvariantCulture) ?? "";
        var clean = mask.Clean(text);
        return clean == text && scalar.Value is IConvertible and not char ? scalar : new ScalarValue(clean);
    }

    /// <summary>An exception as text only: formatters print it like the one it stands for.</summary>
    private sealed class CleanedException(string text) : Exception(text)
    {
        public override string ToString() => Message;
    }
}
