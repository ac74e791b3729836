using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>The app, its Pages and everybody's tokens. Ready-made ones are the same at every start, so that stored tokens stay good.</summary>
public sealed class Accounts
{
    public const string AppName = "Cổng đăng tin CCHC";

    /// <summary>The person behind the user tokens and the portfolio's system user; both have the tasks that <see cref="Rights"/> says.</summary>
    public const string PersonId = "10222000000000001";

    public const string SystemUserId = "61550000000000001";

    public static IReadOnlyList<string> AllScopes { get; } =
    [
        "pages_show_list", "pages_read_engagement", "pages_read_user_content", "pages_manage_posts", "pages_manage_engagement",
        "read_insights", "business_management", "publish_video",
    ];

    /// <summary>Kind of its entries in the journal.</summary>
    public const string TokenKindName = "token";

    /// <summary>Kind of a Page's rights in the journal.</summary>
    public const string RightsKindName = "rights";

    private static readonly TimeSpan LongLife = TimeSpan.FromDays(60);
    private static readonly TimeSpan ShortLife = TimeSpan.FromHours(2);

    private readonly ConcurrentDictionary<string, TokenRecord> tokens = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, PageRights> rights = new(StringComparer.Ordinal);

    private readonly SandboxWorld world;

    public Accounts(SandboxWorld world)
    {
        this.world = world;
        var (names, now) = (world.Options.AccountNames, world.Now);
        App = new("1047000000000001", AppName, Derived("app-secret", 32).ToLowerInvariant());
        Pages = [.. names.Select((name, i) => new PageRecord((104_000_000_000_001 + i).ToString(CultureInfo.InvariantCulture), name))];
        foreach (var page in Pages)
        {
            Keep(new() { Value = PageToken(page), Kind = TokenKind.Page, ProfileId = page.Id, IssuedAt = now, Scopes = AllScopes });
        }

        Keep(new() { Value = UserToken, Kind = TokenKind.User, ProfileId = PersonId, IssuedAt = now, ExpiresAt = now + LongLife, Scopes = AllScopes });
        Keep(new() { Value = SystemUserToken, Kind = TokenKind.SystemUser, ProfileId = SystemUserId, IssuedAt = now, Scopes = AllScopes });
    }

    public AppRecord App { get; }

    public IReadOnlyList<PageRecord> Pages { get; }

    public string AppToken => $"{App.Id}|{App.Secret}";

    public static string UserToken { get; } = "EAAG" + Derived("user", 60);

    public static string SystemUserToken { get; } = "EAAG" + Derived("system-user", 60);

    public static string PageToken(PageRecord page) => "EAAG" + Derived("page:" + page.Id, 60);

    public PageRecord? Page(string id) => Pages.FirstOrDefault(p => p.Id == id);

    /// <summary>What the person and the system user may do on a Page; everything until it is set.</summary>
    public PageRights Rights(string pageId) => rights.GetValueOrDefault(pageId) ?? new() { PageId = pageId };

    /// <summary>Sets what they may do, and keeps it over restarts.</summary>
    public void Set(PageRights changed)
    {
        world.Journal.Put(FacebookState.Side, RightsKindName, changed.PageId, changed, FacebookJson.Default.PageRights);
        Know(changed);
    }

    public void Know(PageRights known) => rights[known.PageId] = known;

    /// <summary>Hands out a token and keeps it over restarts.</summary>
    public TokenRecord Issue(TokenRecord token)
    {
        world.Journal.Put(FacebookState.Side, TokenKindName, token.Value, token, FacebookJson.Default.TokenRecord);
        return Keep(token);
    }

    public TokenRecord Keep(TokenRecord token) => tokens[token.Value] = token;

    /// <summary>
    /// The Page token that a person, system user or the Page itself gets. It has the permissions of the token it is drawn from; drawn from a
    /// long-lived one it has no end, from a short one the same end. Asking again gives the same token. Null for others.
    /// </summary>
    public TokenRecord? DrawPageToken(TokenRecord from, PageRecord page)
    {
        var readyMade = tokens[PageToken(page)];
        switch (from.Kind)
        {
            case TokenKind.Page:
                return from.ProfileId == page.Id ? from : null;
            case TokenKind.App:
                return null;
        }

        var isLong = from.ExpiresAt is not { } end || end - from.IssuedAt > ShortLife;
        if (isLong && AllScopes.All(from.Scopes.Contains))
        {
            return readyMade;
        }

        var value = "EAAG" + Derived($"page:{page.Id}:{from.Value}", 60);
        return tokens.GetValueOrDefault(value) ?? Issue(readyMade with
        {
            Value = value,
            IssuedAt = world.Now,
            ExpiresAt = isLong ? null : from.ExpiresAt,
            Scopes = from.Scopes,
        });
    }

    /// <summary>A token by its value, the app's own token included; null for one that was never handed out.</summary>
    public TokenRecord? Token(string value) => value == AppToken
        ? new() { Value = value, Kind = TokenKind.App, ProfileId = App.Id, IssuedAt = DateTimeOffset.UnixEpoch, Scopes = [] }
        : tokens.GetValueOrDefault(value);

    /// <summary>A value nobody can guess, for tokens and codes made at run time.</summary>
    public static string Fresh(int length) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes((length + 1) / 2))[..length];

    private static string Derived(string name, int length) =>
        Convert.ToHexString(SHA512.HashData(Encoding.UTF8.GetBytes("cchc-sandbox:" + name)))[..length];
}
