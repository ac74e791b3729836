using System.Text.Json;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Channels;

namespace CcHcPublish.Cli.Accounts;

/// <summary>What each kind of channel can do, as the channels declare it: a list for people, and the member <c>"abilities"</c> of a JSON document.</summary>
internal static class AbilityOutput
{
    public static void Write(CommandConsole console, IReadOnlyList<ChannelAbilities> abilities)
    {
        foreach (var kind in abilities)
        {
            console.Line();
            console.Heading(console.Say(kind.Name));
            foreach (var column in kind.Columns)
                console.Paragraph(console.Say(column.Ability.Told), $"  {console.Say(column.Header),-24}  ", column.Ability.Can ? Tone.None : Tone.Faint);
        }
    }

    public static void WriteMember(CommandConsole console, Utf8JsonWriter json, IReadOnlyList<ChannelAbilities> abilities)
    {
        json.WriteStartArray("abilities");
        foreach (var kind in abilities)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind.Kind.ToString().ToLowerInvariant());
            json.WriteString("name", console.Say(kind.Name));
            foreach (var column in kind.Columns)
            {
                json.WriteStartObject(column.Code);
                json.WriteBoolean("can", column.Ability.Can);
                json.WriteString("how", console.Say(column.Ability.How));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
