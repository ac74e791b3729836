using System.Globalization;
using System.Text.Json;

namespace CcHcPublish.Sandbox.Zalo.Audience;

/// <summary>Which followers a list asks for. Nobody here carries a tag, and who does not follow is not known.</summary>
/// <param name="IsEmpty">Whether nobody can fit.</param>
/// <param name="First">Earliest day of the last interaction, as days before now.</param>
/// <param name="Last">Latest day, likewise.</param>
internal sealed record FollowerFilter(bool IsEmpty, int First, int Last)
{
    public bool Fits(string user) => !IsEmpty && Followers.SilentDays(user) is var days && days <= First && days >= Last;

    /// <summary>Null where a member cannot be read. <c>is_follower</c> comes as a truth value or as text.</summary>
    public static FollowerFilter? Read(JsonElement data, DateTimeOffset now)
    {
        var isFollower = data.TryGetProperty("is_follower", out var told) ? told.ValueKind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => ZaloCall.Text(data, "is_follower") ?? "?",
        }
        : "true";
        if (isFollower is not ("true" or "false") || Period(ZaloCall.Text(data, "last_interaction_period"), Vietnam.Day(now)) is not var (first, last))
        {
            return null;
        }

        return new(isFollower == "false" || ZaloCall.Text(data, "tag_name") is { Length: > 0 }, first, last);
    }

    private static (int First, int Last)? Period(string? text, DateOnly today) => text switch
    {
        null or "" => (int.MaxValue, int.MinValue),
        "TODAY" => (0, 0),
        "YESTERDAY" => (1, 1),
        "L7D" => (7, 0),
        "L30D" => (30, 0),
        _ => Range(text, today),
    };

    /// <summary><c>YYYY_MM_DD:YYYY_MM_DD</c></summary>
    private static (int First, int Last)? Range(string text, DateOnly today) =>
        text.Split(':') is [var from, var to] && Day(from) is { } first && Day(to) is { } last && first <= last
            ? (today.DayNumber - first.DayNumber, today.DayNumber - last.DayNumber)
            : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy_MM_dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
