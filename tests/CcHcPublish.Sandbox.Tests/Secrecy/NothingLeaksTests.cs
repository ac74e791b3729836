using System.Text;
using CcHcPublish.Runtime.Channels.Facebook;
using CcHcPublish.Sandbox.Tests.Facebook;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;
using Zalo.OA.SDK;

namespace CcHcPublish.Sandbox.Tests.Secrecy;

/// <summary>
/// Every call of both clients, under every fault, with marked secrets: no token, secret or phone number stands in a result, an exception, a log
/// line, an address, or what the sandbox keeps of a request.
/// </summary>
public sealed class NothingLeaksTests
{
    private const string Phone = "0912345678";

    /// <summary>Each as it is armed for all calls of a run; TOKEN stands for the caller's own token, which a far side may quote.</summary>
    public static TheoryData<string> Faults =>
    [
        """{"kind":"latency","value":0,"count":0}""",
        """{"kind":"cut","count":0}""",
        """{"kind":"cut","count":0,"effect":"after"}""",
        """{"kind":"empty","count":0}""",
        """{"kind":"malformed","count":0}""",
        """{"kind":"truncated","count":0}""",
        """{"kind":"truncated","count":0,"value":"cut"}""",
        """{"kind":"status","count":0,"value":{"status":500,"body":"html"} }""",
        """{"kind":"status","count":0,"value":{"status":302,"body":"empty"} }""",
        """{"kind":"status","count":0,"value":{"status":401,"body":"json"} }""",
        """{"kind":"status","count":0,"value":{"status":429,"body":"empty","retry_after":9} }""",
        """{"kind":"oversized","count":0,"value":9}""",
        """{"kind":"contradictory","count":0,"value":[]}""",
        """{"kind":"contradictory","count":0,"value":{"error":{"code":190,"message":"Cannot parse access token TOKEN"} } }""",
        """{"kind":"contradictory","count":0,"value":{"error":-201,"message":"the token TOKEN is odd","data":{} } }""",
        """{"kind":"contradictory","count":0,"value":{"error":{"code":1,"message":"TOKEN","error_user_msg":"TOKEN","error_user_title":"TOKEN","fbtrace_id":"TOKEN"} } }""",
        """{"kind":"token_expired","count":0}""",
        """{"kind":"token_revoked","count":0}""",
        """{"kind":"error","count":0,"value":{"code":-216,"text":"TOKEN","message":"TOKEN"} }""",
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Facebook_shows_none_of_its_secrets(string fault)
    {
        await using var desk = await Desk.OpenAsync();
        var log = new Everything();
        using var client = new FacebookPagesClient(
            new()
            {
                BaseAddress = new(desk.Sandbox.Server.BaseAddress, "graph"),
                PageId = desk.PageId,
                Token = new(desk.Token),
                AppSecret = new(desk.AppSecret),
                AppId = desk.AppId,
            },
            desk.Clock,
            log);
        await desk.ArmAsync(fault.Replace("TOKEN", desk.Token, StringComparison.Ordinal));

        foreach (var call in FacebookCalls(client, desk.PageId))
        {
            await log.KeepAsync(call);
        }

        using var login = new FacebookLogin(
            new() { BaseAddress = new(desk.Sandbox.Server.BaseAddress, "graph"), AppId = desk.AppId, AppSecret = new(desk.AppSecret) }, desk.Clock);
        await log.KeepAsync(async () => await login.FinishAsync("MARKED-CODE-1234567890", new("http://127.0.0.1:1/"), default));
        await log.KeepAsync(async () => await login.ListPagesAsync(new(desk.UserToken), default));

        await ShouldHideAsync(desk.Sandbox, log, [desk.Token, desk.AppSecret, desk.UserToken, "MARKED-CODE-1234567890"]);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Zalo_shows_none_of_its_secrets(string fault)
    {
        await using var sandbox = await RunningSandbox.StartAsync(o => o with { Zalo = new() { JobDelay = TimeSpan.Zero } });
        var account = (await sandbox.GetJsonAsync("/sandbox/accounts"))["zalo"]![0]!;
        string Of(string name) => account[name]!.ToString();
        var options = new ZaloOaOptions
        {
            ApiBase = new(sandbox.Server.BaseAddress, "zalo"),
            OAuthBase = new(sandbox.Server.BaseAddress, "zalo"),
            AppId = Of("app_id"),
            AppSecret = new(Of("secret")),
            SendAppSecretProof = true,
        };
        var log = new Everything();
        using var oauth = new ZaloOAuthClient(options);
        var store = new MemoryTokenStore();
        var tokens = new RotatingTokenSource(oauth, store) { OnAlarm = log.Keep };
        await tokens.AdoptAsync(TokenPair.Pasted(new(Of("access_token")), new(Of("refresh_token")), DateTimeOffset.UnixEpoch.AddYears(60)));
        (await sandbox.PostJsonAsync("/sandbox/faults", fault.Replace("TOKEN", Of("access_token"), StringComparison.Ordinal))).EnsureSuccessStatusCode();
        using var client = new ZaloOaClient(options, tokens);
        using var direct = new ZaloOaClient(options, new FixedTokenSource(new(Of("access_token"))));

        foreach (var call in ZaloCalls(client).Concat(ZaloCalls(direct)))
        {
            await log.KeepAsync(call);
        }

        await log.KeepAsync(async () => await oauth.ExchangeCodeAsync(new("MARKED-CODE-1234567890"), Pkce.Create().Verifier));
        await log.KeepAsync(async () => await oauth.RefreshAsync(new(Of("refresh_token"))));
        log.Keep(await store.ReadAsync(default));

        var now = (await sandbox.GetJsonAsync("/sandbox/accounts"))["zalo"]![0]!;
        string[] secrets = [Of("access_token"), Of("refresh_token"), Of("secret"), now["access_token"]?.ToString() ?? "", now["refresh_token"]?.ToString() ?? ""];
        await ShouldHideAsync(sandbox, log, [.. secrets.Where(s => s.Length > 0), "MARKED-CODE-1234567890"]);
    }

    private static IEnumerable<Func<Task<object?>>> FacebookCalls(FacebookPagesClient client, string page)
    {
        var post = page + "_1";
        yield return async () => await client.GetPageAsync(default);
        yield return async () => await client.DebugTokenAsync(default);
        yield return async () => await client.PublishLinkAsync("Gọi " + "hotline", new("https://a.example/"), default);
        yield return async () => await client.PublishPhotosAsync("x", [new PagePhoto.ByFile("a.png", Desk.Png, ""), new PagePhoto.ByAddress(new("https://a.example/1.png"), "")], default);
        yield return async () => await client.EditAsync(post, "y", default);
        yield return async () => await client.PublishNowAsync(post, default);
        yield return async () => await client.RescheduleAsync(post, DateTimeOffset.UnixEpoch, default);
        yield return async () => await client.DeleteAsync(post, default);
        yield return async () => await client.CommentAsync(post, "z", default);
        yield return async () => await client.RefreshPreviewAsync(new("https://a.example/"), default);
        yield return async () => await client.GetPostAsync(post, default);
        yield return async () => await client.ListPublishedAsync(DateTimeOffset.UnixEpoch, default);
        yield return async () => await client.ListScheduledAsync(default);
        yield return async () => await client.FindPostAsync(new() { Message = "x", Since = DateTimeOffset.UnixEpoch.AddDays(1) }, default);
        yield return async () => await client.GetCommentsAsync(post, default);
        yield return async () => await client.GetPostInsightsAsync(post, InsightMetrics.OfPosts, default);
        yield return async () => await client.GetPageInsightsAsync(InsightMetrics.OfPages, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, default);
    }

    private static IEnumerable<Func<Task<object?>>> ZaloCalls(ZaloOaClient client)
    {
        var article = new NormalArticle
        {
            Title = "t",
            Author = "a",
            Description = "d",
            Cover = new ArticleCover.Photo(new("https://a.example/1.jpg")),
            Body = [new ArticleBlock.Text("x")],
            Visibility = ArticleVisibility.Show,
        };
        yield return async () => await client.GetOaInfoAsync();
        yield return async () => await client.CreateArticleAsync(article);
        yield return async () => await client.VerifyArticleAsync(new("t"));
        yield return async () => await client.WaitForArticleAsync(new("t"), new PollingPlan(TimeSpan.Zero));
        yield return async () => await client.UpdateArticleAsync("1", article);
        yield return async () => await client.SetVisibilityAsync("1", ArticleVisibility.Hide);
        yield return async () => await client.GetArticleAsync("1");
        yield return async () => await client.ListArticlesAsync(ArticleKind.Normal);
        yield return async () => await client.RemoveArticleAsync("1");
        yield return async () => await client.UploadImageAsync(new ZaloFile("a.png", Desk.Png));
        yield return async () => await client.UploadGifAsync(new ZaloFile("a.gif", "GIF89a"u8.ToArray()));
        yield return async () => await client.UploadFileAsync(new ZaloFile("a.pdf", "%PDF-1"u8.ToArray()));
        yield return async () => await client.UploadVideoAsync(new ZaloFile("a.mp4", [0, 0, 0, 0, (byte)'f', (byte)'t', (byte)'y', (byte)'p']));
        yield return async () => await client.GetVideoAsync(new("v"));
        yield return async () => await client.WaitForVideoAsync(new("v"), new PollingPlan(TimeSpan.Zero));
        yield return async () => await client.BroadcastAsync(["1"]);
        yield return async () => await client.SendTextAsync("1", "Số của tôi là " + Phone);
        yield return async () => await client.SendImageAsync("1", "2");
        yield return async () => await client.SendGifAsync("1", "2", 1, 1);
        yield return async () => await client.SendFileAsync("1", "2");
        yield return async () => await client.ListFollowersAsync();
        yield return async () => await client.GetFollowerAsync("1");
        yield return async () => await client.GetQuotaAsync();
        yield return async () => await client.GetUserQuotaAsync("1");
        yield return async () => await client.GetBroadcastQuotaAsync();
    }

    private static async Task ShouldHideAsync(RunningSandbox sandbox, Everything log, IReadOnlyList<string> secrets)
    {
        var said = log.ToString();
        var addresses = string.Join('\n', sandbox.Server.Requests.All.Select(r => r.Target));
        var recorded = await sandbox.Http.GetStringAsync("/sandbox/requests");
        said.Length.ShouldBeGreaterThan(1000);
        addresses.ShouldNotBeEmpty();
        foreach (var secret in secrets)
        {
            said.ShouldNotContain(secret);
            addresses.ShouldNotContain(secret);
            recorded.ShouldNotContain(secret);
        }

        said.ShouldNotContain(Phone);
        addresses.ShouldNotContain(Phone);
    }

    /// <summary>All that a program could print: results, errors, exceptions with their insides, log lines.</summary>
    private sealed class Everything : ILogger<FacebookPagesClient>
    {
        private readonly StringBuilder text = new();

        public void Keep(object? said)
        {
            lock (text)
            {
                text.Append(said).Append('\n');
            }
        }

        public async Task KeepAsync(Func<Task<object?>> call)
        {
            try
            {
                Keep(await call());
            }
            catch (Exception e)
            {
                Keep(e);
                throw;
            }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Keep(formatter(state, exception));
            Keep(exception);
        }

        public override string ToString() => text.ToString();
    }
}
