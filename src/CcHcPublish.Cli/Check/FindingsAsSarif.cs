using System.Text.Json;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Check;

/// <summary>Findings for code hosts and editors, as SARIF 2.1.0 (OASIS): an Error is level "error", an Advice "note"; paths are relative to the root.</summary>
public static class FindingsAsSarif
{
    private const string Root = "ROOT";

    public static void Write(Stream output, IReadOnlyList<Finding> findings, Language language)
    {
        using var json = new Utf8JsonWriter(output, FindingsAsJson.Options);
        var rules = findings.DistinctBy(finding => finding.Code, StringComparer.Ordinal).OrderBy(finding => finding.Code, StringComparer.Ordinal).ToList();
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteString("language", language == Language.English ? "en" : "vi");
        WriteRoot(json);
        json.WriteStartArray("results");
        foreach (var finding in findings) WriteResult(json, finding, rules.FindIndex(rule => rule.Code == finding.Code), language);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, List<Finding> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "cchc");
        json.WriteString("version", typeof(FindingsAsSarif).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // The base is named but not given: where the root lies is nobody's business outside this machine.
    private static void WriteRoot(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        json.WriteStartObject("description");
        json.WriteString("text", "The folder that holds content/ and templates/.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding, int rule, Language language)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Severity));
        json.WriteStartObject("message");
        json.WriteString("text", $"{finding.Message.In(language)} {finding.Advice.In(language)}");
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', finding.Place.File.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.Place.Line);
        json.WriteNumber("startColumn", finding.Place.Column);
        if (finding.Fragment is { } fragment)
        {
            json.WriteNumber("endColumn", finding.Place.Column + fragment.Length);
            json.WriteStartObject("snippet");
            json.WriteString("text", fragment.Piece);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => severity == Severity.Error ? "error" : "note";
}
