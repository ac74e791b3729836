using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace CcHcPublish.Sandbox.Zalo.Audience;

/// <summary>
/// Whom a broadcast is for. Each member is a list of numbers as text with commas, as one number or as a JSON list: clients send all three. What stands nowhere in the
/// documentation is refused, for a filter that is not understood would send to everybody.
/// </summary>
internal static class BroadcastTargets
{
    private static readonly FrozenDictionary<string, (int Lowest, int Highest)> Members = new Dictionary<string, (int, int)>(StringComparer.Ordinal)
    {
        ["gender"] = (0, 2),
        ["ages"] = (0, 7),
        ["locations"] = (0, 2),
        ["cities"] = (0, 63),
        ["platform"] = (1, 3),
        ["platforms"] = (1, 3),
        ["telcos"] = (1, 4),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name of the first member that is wrong; null when all are right.</summary>
    public static string? Wrong(JsonElement target)
    {
        foreach (var member in target.EnumerateObject())
        {
            if (!Members.TryGetValue(member.Name, out var range) || !Fits(member.Value, range))
            {
                return member.Name;
            }
        }

        return null;
    }

    private static bool Fits(JsonElement value, (int Lowest, int Highest) range) => value.ValueKind switch
    {
        JsonValueKind.Number => IsIn(value.GetRawText(), range),
        JsonValueKind.String => value.GetString()!.Split(',').All(part => IsIn(part.Trim(), range)),
        JsonValueKind.Array => value.EnumerateArray().All(one => one.ValueKind is JsonValueKind.Number or JsonValueKind.String && Fits(one, range)),
        _ => false,
    };

    private static bool IsIn(string text, (int Lowest, int Highest) range) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= range.Lowest && number <= range.Highest;
}
