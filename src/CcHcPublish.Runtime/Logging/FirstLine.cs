using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace CcHcPublish.Runtime.Logging;

/// <summary>The message up to its first line feed: some libraries put whole stack traces into messages, which belong in the files and not before people.</summary>
internal sealed class FirstLine : ILogEventEnricher
{
    private readonly MessageTemplateTextFormatter message = new("{Message:lj}", CultureInfo.InvariantCulture);

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        using var written = new StringWriter(CultureInfo.InvariantCulture);
        message.Format(logEvent, written);
        var text = written.ToString();
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        logEvent.AddOrUpdateProperty(new LogEventProperty(nameof(FirstLine), new ScalarValue(end < 0 ? text : text[..end])));
    }
}
