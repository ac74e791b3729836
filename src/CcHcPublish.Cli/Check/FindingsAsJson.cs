using System.Text.Encodings.Web;
using System.Text.Json;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Check;

/// <summary>
/// Findings for programs: <c>{"findings":[{"code","severity","file","line","column","message","advice","fragment"?}],"errors":n,"advices":n}</c>.
/// Severity is <c>error</c> or <c>advice</c>; the fragment is the line of source, where showing it helps. Keys are never renamed or removed; new ones may follow.
/// </summary>
public static class FindingsAsJson
{
    internal static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, IReadOnlyList<Finding> findings, Language language)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("severity", finding.Severity == Severity.Error ? "error" : "advice");
            json.WriteString("file", finding.Place.File);
            json.WriteNumber("line", finding.Place.Line);
            json.WriteNumber("column", finding.Place.Column);
            json.WriteString("message", finding.Message.In(language));
            json.WriteString("advice", finding.Advice.In(language));
            if (finding.Fragment is { } fragment) json.WriteString("fragment", fragment.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        json.WriteNumber("errors", errors);
        json.WriteNumber("advices", findings.Count - errors);
        json.WriteEndObject();
    }
}
