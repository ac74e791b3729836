using System.Globalization;
using CcHcPublish.Sandbox.Zalo.Accounts;

namespace CcHcPublish.Sandbox.Zalo.Audience;

/// <summary>The invented people who follow an OA: ids of long digits, always the same, without names or telephone numbers of anybody.</summary>
internal static class Followers
{
    private const long First = 4_000_000_000_000_000_000;

    public static string IdAt(Oa oa, int place) => (First + (long.Parse(oa.Id, CultureInfo.InvariantCulture) % 1_000_003 * 100_000) + place)
        .ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// When the follower last wrote to the OA, as days before now: every tenth has been silent for ten days and can get no message, the others
    /// wrote today.
    /// </summary>
    public static int SilentDays(string userId) => userId[^1] == '9' ? 10 : 0;

    public static bool IsFollower(Oa oa, string userId, int count) =>
        long.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && id - long.Parse(IdAt(oa, 0), CultureInfo.InvariantCulture) is var place && place >= 0 && place < count;
}
