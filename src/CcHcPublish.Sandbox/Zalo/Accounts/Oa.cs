using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CcHcPublish.Sandbox.Zalo.Accounts;

/// <summary>One Official Account and the app linked to it: always the same for the same place in the list of names.</summary>
/// <param name="Id">Long digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="AppId">The app's id.</param>
/// <param name="Secret">The app's secret.</param>
/// <param name="FirstAccess">The access token it starts with.</param>
/// <param name="FirstRefresh">The refresh token it starts with.</param>
internal sealed record Oa(string Id, string Name, string AppId, string Secret, string FirstAccess, string FirstRefresh)
{
    public static Oa At(int place, string name) => new(
        (579_745_863_508_352_884 + place).ToString(CultureInfo.InvariantCulture),
        name,
        (3_147_483_648_201_175_406 + place).ToString(CultureInfo.InvariantCulture),
        Made("secret", place)[..20],
        Made("access", place) + Made("access-2", place),
        Made("refresh", place) + Made("refresh-2", place))
    {
        WebhookKey = Made("webhook", place)[..20],
    };

    /// <summary>The "OA Secret Key" that signs webhooks. Another one than the app's secret, so that a client that mixes them up is found out.</summary>
    public required string WebhookKey { get; init; }

    /// <summary>A new token of random bytes.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(64));

    public override string ToString() => Id;

    private static string Made(string what, int place) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"zalo {what} {place}"))));
}
