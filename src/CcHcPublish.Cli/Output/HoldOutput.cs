using System.Globalization;
using System.Text.Json;
using CcHcPublish.Core.Desk;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Output;

/// <summary>The holds that stand, above everything else: while one does, nothing of what is listed below goes out.</summary>
public static class HoldOutput
{
    public static void Write(CommandConsole console, IReadOnlyList<StandingHold> holds)
    {
        foreach (var hold in holds)
        {
            console.Paragraph(console.Say(hold.What), "! ", Tone.Bad);
            console.Paragraph($"{console.Say(ConditionWords.Of(hold.Owner))}: {console.Say(hold.Next)}", "  → ");
            console.Paragraph(hold.Command, "  $ ", Tone.Strong);
        }

        if (holds.Count > 0) console.Line();
    }

    public static void WriteMember(CommandConsole console, Utf8JsonWriter json, IReadOnlyList<StandingHold> holds)
    {
        json.WriteStartArray("holds");
        foreach (var hold in holds)
        {
            json.WriteStartObject();
            json.WriteString("scope", hold.Hold.Scope);
            json.WriteString("by", hold.Hold.PlacedBy);
            json.WriteString("since", hold.Hold.PlacedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("reason", hold.Hold.Reason);
            json.WriteString("what", console.Say(hold.What));
            json.WriteString("next", console.Say(hold.Next));
            json.WriteString("command", hold.Command);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
