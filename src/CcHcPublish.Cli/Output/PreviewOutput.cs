using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Rendering;

namespace CcHcPublish.Cli.Output;

/// <summary>What each channel will get: for people as its readers will meet it, for programs the exact bytes with their hash.</summary>
internal static class PreviewOutput
{
    public static void Write(CommandConsole console, string article, Agency agency, IReadOnlyList<Rendition> renditions)
    {
        if (console.Format == OutputFormat.Json)
        {
            WriteJson(console, article, renditions);
            return;
        }

        foreach (var rendition in renditions)
        {
            var setting = agency.Channel(rendition.Channel);
            console.Heading($"{setting?.Name ?? rendition.Channel} ({rendition.Channel}), {rendition.Hash[..12]}");
            var text = setting is null ? rendition.Payload : PreviewText.Of(setting.Kind, rendition.Payload, console.Language);
            foreach (var line in text.TrimEnd('\n').Split('\n'))
            {
                if (line.Length == 0) console.Line();
                else console.Paragraph(line, "  ");
            }

            console.Line();
        }
    }

    private static void WriteJson(CommandConsole console, string article, IReadOnlyList<Rendition> renditions) => console.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteString("article", article);
        json.WriteStartArray("renditions");
        foreach (var rendition in renditions)
        {
            json.WriteStartObject();
            json.WriteString("channel", rendition.Channel);
            json.WriteString("hash", rendition.Hash);
            json.WriteString("payload", rendition.Payload);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
