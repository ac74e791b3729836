using System.Text.Json;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Accounts;

/// <summary>What the OAs may still do this month, for people as lines and in JSON as the member <c>"allowances"</c> of the command's document.</summary>
public static class AllowanceOutput
{
    public static void Write(CommandConsole console, IReadOnlyList<ChannelAllowances> allowances)
    {
        foreach (var channel in allowances)
        {
            foreach (var allowance in channel.Seen)
            {
                console.Paragraph(console.Say(allowance.Told), $"{channel.Name}: ");
                if (allowance.Warning is { } warning) console.Paragraph(console.Say(warning), "! ", Tone.Caution);
            }

            if (channel.Unseen is not null) console.Paragraph(console.Say(Unseen(channel)), $"{channel.Name}: ", Tone.Faint);
        }
    }

    public static void WriteMember(CommandConsole console, Utf8JsonWriter json, IReadOnlyList<ChannelAllowances> allowances)
    {
        json.WriteStartArray("allowances");
        foreach (var channel in allowances)
        {
            json.WriteStartObject();
            json.WriteString("channel", channel.Channel);
            json.WriteString("unseen", channel.Unseen is null ? null : console.Say(Unseen(channel)));
            json.WriteStartArray("seen");
            foreach (var allowance in channel.Seen) Write(console, json, allowance);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(CommandConsole console, Utf8JsonWriter json, Allowance allowance)
    {
        json.WriteStartObject();
        json.WriteString("kind", allowance.Kind.ToString().ToLowerInvariant());
        Number(json, "total", allowance.Total);
        json.WriteNumber("used", allowance.Used);
        Number(json, "left", allowance.Left);
        json.WriteNumber("waiting", allowance.Waiting);
        json.WriteNumber("missing", allowance.Missing);
        json.WriteString("warning", allowance.Warning is { } warning ? console.Say(warning) : null);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    private static Words Unseen(ChannelAllowances channel) => new(
        $"hạn mức tháng này không xem được hết ({channel.Unseen!.Value.Vi}).", $"not all allowances of this month could be seen ({channel.Unseen!.Value.En}).");
}
