using System.Text.Json;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>
/// JSON in which nobody stumbles later: its brackets fit, no member stands twice, and no text holds half a surrogate pair. The last two are told by the
/// reader only when somebody looks, which may be long after the text was kept.
/// </summary>
internal static class SoundJson
{
    public static bool IsSound(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, BracketParameters.Strict);
            return IsSound(document.RootElement);
        }
        catch (Exception e) when (GraphRequestReader.IsBrokenJson(e))
        {
            return false;
        }
    }

    public static bool IsSound(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(member => member.Name is not null && IsSound(member.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsSound),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
