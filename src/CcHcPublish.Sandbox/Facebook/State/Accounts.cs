using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>The app, its Pages and everybody's tokens. Ready-made ones are the same at every start, so that stored tokens stay good.</summary>
public sealed class Accounts
{
    public const string AppName = "Cổng đăng tin CCHC";

    /// <summary>The person behind the user tokens and the portfolio's system user; both have every task on every Page.</summary>
    public const string PersonId = "10222000000000001";

    public const string SystemUserId = "61550000000000001";

    public static IReadOnlyList<string> AllScopes { get; } =
    [
        "pages_show_list", "pages_read_engagement", "pages_read_user_content", "pages_manage_posts", "pages_manage_engagement",
        "read_insights", "business_management",
    ];

    private static readonly TimeSpan LongLife = TimeSpan.FromDays(60);

    private readonly ConcurrentDictionary<string, TokenRecord> tokens = new(StringComparer.Ordinal);

    public Accounts(IReadOnlyList<string> names, DateTimeOffset now)
    {
        App = new("1047000000000001", AppName, Derived("app-secret", 32).ToLowerInvariant());
        Pages = [.. names.Select((name, i) => new PageRecord((104_000_000_000_001 + i).ToString(CultureInfo.InvariantCulture), name))];
        foreach (var page in Pages)
        {
            Issue(new() { Value = PageToken(page), Kind = TokenKind.Page, ProfileId = page.Id, IssuedAt = now, Scopes = AllScopes });
        }

        Issue(new() { Value = UserToken, Kind = TokenKind.User, ProfileId = PersonId, IssuedAt = now, ExpiresAt = now + LongLife, Scopes = AllScopes });
        Issue(new() { Value = SystemUserToken, Kind = TokenKind.SystemUser, ProfileId = SystemUserId, IssuedAt = now, Scopes = AllScopes });
    }

    public AppRecord App { get; }

    public IReadOnlyList<PageRecord> Pages { get; }

    public string AppToken => $"{App.Id}|{App.Secret}";

    public static string UserToken { get; } = "EAAG" + Derived("user", 60);

    public static string SystemUserToken { get; } = "EAAG" + Derived("system-user", 60);

    public static string PageToken(PageRecord page) => "EAAG" + Derived("page:" + page.Id, 60);

    public PageRecord? Page(string id) => Pages.FirstOrDefault(p => p.Id == id);

    public TokenRecord Issue(TokenRecord token) => tokens[token.Value] = token;

    /// <summary>A token by its value, the app's own token included; null for one that was never handed out.</summary>
    public TokenRecord? Token(string value) => value == AppToken
        ? new() { Value = value, Kind = TokenKind.App, ProfileId = App.Id, IssuedAt = DateTimeOffset.UnixEpoch, Scopes = [] }
        : tokens.GetValueOrDefault(value);

    /// <summary>A value nobody can guess, for tokens and codes made at run time.</summary>
    public static string Fresh(int length) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes((length + 1) / 2))[..length];

    private static string Derived(string name, int length) =>
        Convert.ToHexString(SHA512.HashData(Encoding.UTF8.GetBytes("cchc-sandbox:" + name)))[..length];
}
